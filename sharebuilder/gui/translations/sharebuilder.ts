<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n answers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are in your table already.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differences since then</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents are built</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents are in {folder}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors keep the document a draft</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors left to mend.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were dropped. ShareBuilder takes one at a time.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flows</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flows are added.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n noticed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your new records take another number, because they gave the same one to a record of theirs. Both stay, and what refers to yours still does.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open questions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places left to choose.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places that named it are cleared too.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places that named them are cleared too.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions are worth a thought</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions, the worst first.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to think about</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings wait for a change, or for a reason</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n {records}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Build the documents…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to question…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guide to this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print what you have said…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo: {redo}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save the guide as a Word file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take one off this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo: {undo}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Versions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(in your table already)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A critical friend asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A critical friend asks: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A flow leads from one partner to another. No flow is added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A knowledge pack was left out. {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new flow from {partner}. The arrow keys go to who receives it. Enter adds it, Space marks several, Escape stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the user guide is missing or cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting cannot be used. {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A translation cannot be used: the file is damaged, or is no translation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About: {about}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept a warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept with this reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Add %n flows</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add a flow from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a legal ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a suggested risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a {record}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an {record}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add or remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add partners and a flow, and the map is drawn here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this risk: {risk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add what is ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {records} along with the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {records} from the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {records}, update {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreements (*{extension});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreements, and Word files that carry one (*{extension} *.docx);;Agreements (*{extension});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An example</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>And %n more from the critical friend, beside that step.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more. Step 13 lists them all.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more. They come up as you mend these.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more: “sharebuilder open” lists them all.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer beside “{step}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer it, and here stands what the documents then say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys choose a version. What changed stands beneath.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys go from cell to cell. Enter adds a flow or opens the one that is there, Space selects several cells, Delete deletes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys go from one to the next. Enter opens, N adds a flow, Delete deletes. Ctrl with plus, minus and 0 is the zoom. The list beneath says the same in words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys go from step to step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move, Shift with them selects more. Enter edits, Insert adds, Delete deletes, Alt with an arrow moves a row, Control C copies, Control V pastes rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move, Space ticks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys move. Enter goes there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the edition for publication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As your house style says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At a time not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Because: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before each saving it is compared, so that nobody’s work is written over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before: {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before: {level}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both may stay empty. A question with a name and a day gets answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring a suggestion back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Bring back %n answers of the version of {when}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back the version of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back what is ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back what is ticked ({number})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the whole version back</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Brought back: %n answers of the version of {when}. It is not saved yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Brought back: the version of {when}. It is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building the documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built, and changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By noticed, least first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By noticed, most first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By when?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {column}, A to Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {column}, Z to A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change “{label}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change “{label}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose measures ({number} of {all} ticked)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the unit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which answer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear this answer, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear “{answer}” of {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close an open question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {letters}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns left out: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare and merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue to {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy cells in your spreadsheet, and paste again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could still change it: {asks}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day, month and year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dealt with: {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do I need an agreement?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t know yet: {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {edit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down goes to what was found. Escape goes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag from one partner to another to add a flow, or press N on a partner. Arrow keys go from one to the next; Enter opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag rows onto one to move them, or select them and use the button below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each has its reason. Add what is true for you and change its words; set the rest aside. How likely and how bad is a first guess, and yours to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each is a whole agreement for a real place, with invented details. It opens as your own copy: change it until it is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each row gives, each column receives. A number counts flows, a letter marks the gravest. Enter on an empty square adds a flow; a meeting counts between all who sit there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each time you save, ShareBuilder keeps what was there before, on this computer and for you alone: the last ten versions. Choose one to see what has changed since. You can bring all of it back, or single answers. Nothing is saved until you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each word leads to its answer. ■ marks a gap, ▲ law whose text nobody has checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a click chooses an entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a click ticks an entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries to choose from, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error: {text} {hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything said so far, printed on {day}. {state} These are the answers, and not the agreement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you have said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the flow map to the width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow {flow}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the eye only. The order in the agreement stays yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For: {reader}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the pack “{pack}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>From {giver} to {receiver}: %n flows.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>From {giver} to {receiver}: no flow. Enter adds one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaps only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a question, and here stands why we ask it, with an example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the answer: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help with this question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help: {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide what you set aside ({number})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many before any measure → once you share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many before any measure → with the measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the document will say it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id: finds the same record again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you do not share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If {who} still works on it, their ShareBuilder will say that you took it over, and what they have not saved has to be merged by hand. The takeover is written down beside the file. Take it over?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {name} into {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In two weeks: {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your own order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install ShareBuilder again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into which folder?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is an impact assessment needed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It had no file yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It is gone from %n places that named it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It is marked as a draft, because there are errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is open as a copy, and not saved yet. Save it under a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is suggested again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be kept with the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will stand under “{place}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would fit if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its file cannot be read ({file}). {more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Its text was changed in %n places since it was built. The answers here are as they were then. Look at each change, and answer anew where you agree:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it as text in “{label}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what each has, and add this to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last: {edits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out what does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at these too: a word or a number points to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a PDF of each too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix of flows: rows give, columns receive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures to take along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine: {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to group…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {records} to {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name not answered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next place that was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {next}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document shows this answer by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No flow is added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gap: each answer has its law and its reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No note can be put beside it ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No note can be put beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No worked cases were found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, only read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody changed the text of the document since it was built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else has it open any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None chosen yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None is rated yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not among those that you filter for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not built yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not built. {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found. Capitals and accents make no difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in force on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ready to sign yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved. {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this one: {risk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified: read the text before you rely on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits that search. Try fewer or other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has all these words. Type fewer, or other ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in it is saved until you save it. Change it until it is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of yours is lost. Compare the two, and choose answer by answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to ask here yet. Questions come as you answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to bring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to mend in this step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent anywhere. You can go on, but save under another name first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet. Say more about people, items and flows, and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for each {record}, {number} at the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for each {record}, {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an agreement…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {stem}, {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or start from a worked case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the agreement’s clauses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others cannot see that you have this agreement open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park a prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park as an open question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked among the open questions, in step 13. Give it an owner there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked: {owner} will find out by {day}. It stands among the open questions, in step 13.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked: {owner} will find out. It stands among the open questions, in step 13.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Partner {name}, gives in %n flows, receives in {number}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Parts of the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a column of names, or rows with a heading (one {record} a row). Control V does it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste into {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous place that was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions that a critical friend asks: {asked}. Things we noticed: {noticed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it here (F1), and report this message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the documents…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the worked cases…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to build for signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasons for and against, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover as a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risks of not sharing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risks of sharing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles instead of people’s names. What you marked to be left out is left out, and the answers are not inside the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG, sharp at any size (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save over it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the agreement as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the guide as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the table as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save them, or go on without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name or by what it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search these {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches answers, questions and what was noticed. Enter or F3 goes to the next, Shift+F3 to the one before, Escape closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See its rows among the {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See whether the printer is on, or choose another printer or file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select rows to set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a prompt aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a suggestion aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside. You can bring it back beneath the suggestions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside. Your file keeps it, and no document prints it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set for selected…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set for {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set one answer for {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set “{answer}” of {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share what helps, lawfully and well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ShareBuilder asks you plain questions about who shares what, about whom, with whom and why. From your answers it writes an information-sharing agreement in Word. Everything stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ShareBuilder cannot use “{name}”. Nothing was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ShareBuilder met a fault of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ShareBuilder speaks English. Put the file sharebuilder_{language}.qm into this folder, or choose another language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ShareBuilder speaks English. Put the file there again, or take it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ShareBuilder user guide.docx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ShareBuilder was not closed properly. It kept what you typed on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more questions of the critical friend</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n questions at a time</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all of the flow map at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show flows by item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show flows by purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show flows by sensitivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show the first %n only</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show the flow map larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the flow map smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the flows as a map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the flows as a matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show the next of %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show what other services use, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what you set aside ({number})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {number} more of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows these only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed this file since you opened it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed this file while you worked on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has it open. The note beside the file does not say who.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody who can ask. It can be you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from {place}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number}, {title}: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still open: {asks}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest it again: {risk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested from your answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab goes from link to link, Control F searches, Escape goes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab goes from link to link. Each leads to its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab goes from one change link to the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx *.xlsm *.tsv *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back what was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this answer out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: {edit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text si&amp;ze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is all for this step, for now. Thank you for thinking it through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is an address, and no file on this computer. Nothing was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agreement is yours again. Saving compares it with the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agreement says the same now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is still {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checks have found nothing that is missing or wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clause cannot be shown here ({fault}). Your answer is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The documents could not be built ({fault}: {error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive of this file does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of it could not be read. What came before is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of the journal could not be read: check what you did last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds everything already. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was changed since then. Your work can be opened as a copy, which leaves the file as it is, or be compared with the file, answer by answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was changed while you worked on it, and ShareBuilder does not know what both of you began from. So you are asked about every place that differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The file was changed while you worked on it. At %n places both of you changed the same answer: choose for each. What only one of you changed is taken from there, and listed beneath.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The file was changed while you worked on it. You and they changed different answers, so all of both can be kept. It is listed beneath.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The first %n. Another word leaves fewer.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The first row holds headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guide could not be written ({fault}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guide is saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map is saved as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The risk stands in the table below. Change its words until they are yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The warning is accepted. The document gives your reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theirs everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theirs: {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words for the language “{language}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no {records} yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a picture on the clipboard, and no rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a file called “{name}” in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text on the clipboard, and no rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none yet. The first is kept when you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These could fit, if more holds than you have said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These do not fit what you have said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These fit what you have said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They took this record out, and you changed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address leads outside. ShareBuilder opens nothing: copy it, if you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agreement is open to read only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agreement needs no {document}. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agreement needs none. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agreement was carried by {name}. Save it to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agreement was taken over: {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like an email address. Write it as name@organisation.gov.uk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file comes with ShareBuilder. ShareBuilder opens nothing: copy it, if you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a copy. Save it under a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is as long as an answer can be: {number} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not legal advice. Ask your data protection officer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not legal advice. You choose, and give the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the file as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long. At most {number} characters can be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is your own copy of a worked case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs LibreOffice or Word on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This never stops you from going on. You decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This question needs no explaining. Its hint stands beneath it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw it away? It cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick all shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Tick these %n features</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tick what is true for you, and change its words afterwards. This is common practice, not law: confirm it with the service that holds the information.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what the answers show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticked. You can take a tick away again in the question below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To open an agreement, drop it here (.sharebuilder), or a Word file that ShareBuilder built (.docx). Drop a table (.csv, .xlsx) on the table that its rows belong to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To think about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two versions, one agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a few words in any order. Arrow keys choose, Enter goes there, Escape closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untick all shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We could not confirm that it is in force on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We don’t know yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We don’t know yet: {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We know it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We know it now: {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it asks of you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it holds now is kept among the versions before, if it is an agreement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What only they changed: it is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What only you changed: it stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What speaks against it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do with rows that are there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do with what does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What we noticed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would come of each row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you did is kept on this computer, and offered to you when ShareBuilder starts again after a crash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have said: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you type cannot be kept against a crash at the moment. Save often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your answers point to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where each column goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where “{heading}” goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which answer to set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which documents?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who relies on what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who relies on what law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who will find out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why do you accept this? The reason stands in the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why we ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why we ask, and an example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With reasons, sources and flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the measures: {level}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word files (*.docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, take over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can also paste rows from a spreadsheet, or import a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can also pick usual ones from the library, paste rows from a spreadsheet, or import a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can build at any time. With errors, the document says on every page that it is a draft. The checks are no legal advice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can change the agreement now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can read this agreement, and not change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can read this agreement, and not change it. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can take the merge back with Undo, in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have dealt with every suggestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have it open in another ShareBuilder window on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have work that was not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You have work that was not saved: %n.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>You have work that was not saved: ShareBuilder was not closed properly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said: {answers}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You see it as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You see what would come of each row before anything changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped the build. What was there before is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You ticked it. Your answers do not show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You took the agreement over. You can change it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You took this record out, and they changed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer is kept with the question, in step 13.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer stands under “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answers are safe. Save them, and report this message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your changes are still open here. Save them under another name, or take the agreement back and merge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your job title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is kept on this computer. Connect the drive again, then save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is open here. Save to write the file again, or save it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the file is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>build word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed. Press Space to open or close.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing noticed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to bring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <comment>a part of the page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open. Press Space to open or close.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved by somebody not known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved by {person}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the other person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update with what the table says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{act}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answered} of {asked} answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell}: {before} before, {after} once you share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell}: {before} before, {after} with the measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{document}, here and in %n more places</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{document}: your answer will stand there under “{heading}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{document}: your answer will stand there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{edits} not saved, the last on {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{edits} not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{entry} (not in the knowledge base)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{group}: %n {records}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{hint} Space ticks an entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kept} kept as text, {lost} left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{measure}, a measure for: {risk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is copied. You are on the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{number} are updated.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} cells are left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{number} rows are there already</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{partners} partners and {flows} flows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{partner} does not receive it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{partner} receives it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{partner}: a partner gives nothing to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be opened from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{records} are added.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{records} are deleted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{records} copied, to be pasted into a spreadsheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{records} from the library are added. Change their words until they are yours.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{records} moved to {group}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{remedy} You can work on meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} That was the last question of this step. Thank you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{severity}, settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {all} {records}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total} flows stand out; the rest is pale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} - Flow map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} (no longer there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{answer}” of {records} is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{answer}” of {records} is taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” holds a table, and there is none here for its rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” holds a table. Where do its rows belong?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is a folder. Nothing was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is answered already, so this is kept with the question, in step 13.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is one short line, so your answer is kept with the question, in step 13.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” cannot stand here. Write {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a day that we can read. Write day, month and year, such as 5/2/2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” has changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{written}” is not a day that we can read. Write day, month and year, such as 5/2/2026, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ Error: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ Gap: no law carries this yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ Gap: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ Needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ Not built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ Not saved. {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ This cannot be brought in</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>■ {number} cells do not fit.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>▲ Advised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Take care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ could do grave harm: say why you need it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ Not shown to be needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◌ Not known yet: an open question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Nothing to build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>☐ {sign} (not ticked)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>☑ {sign} (ticked)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
