<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n answers</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are in your table already.</source>
        <translation>
            <numerusform>%n is in your table already.</numerusform>
            <numerusform>%n are in your table already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differences since then</source>
        <translation>
            <numerusform>%n difference since then</numerusform>
            <numerusform>%n differences since then</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents are built</source>
        <translation>
            <numerusform>The document is built</numerusform>
            <numerusform>%n documents are built</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents are in {folder}.</source>
        <translation>
            <numerusform>The document is in {folder}.</numerusform>
            <numerusform>%n documents are in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors keep the document a draft</source>
        <translation>
            <numerusform>%n error keeps the document a draft</numerusform>
            <numerusform>%n errors keep the document a draft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors left to mend.</source>
        <translation>
            <numerusform>%n error left to mend.</numerusform>
            <numerusform>%n errors left to mend.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were dropped. ShareBuilder takes one at a time.</source>
        <translation>
            <numerusform>%n file was dropped. ShareBuilder takes one at a time.</numerusform>
            <numerusform>%n files were dropped. ShareBuilder takes one at a time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flows</source>
        <translation>
            <numerusform>%n flow</numerusform>
            <numerusform>%n flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n flows are added.</source>
        <translation>
            <numerusform>A flow is added. Give it a name.</numerusform>
            <numerusform>%n flows are added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gaps</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n noticed</source>
        <translation>
            <numerusform>%n noticed</numerusform>
            <numerusform>%n noticed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your new records take another number, because they gave the same one to a record of theirs. Both stay, and what refers to yours still does.</source>
        <translation>
            <numerusform>One of your new records takes another number, because they gave the same one to a record of theirs. Both stay, and what refers to yours still does.</numerusform>
            <numerusform>%n of your new records take another number, because they gave the same one to a record of theirs. Both stay, and what refers to yours still does.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open questions</source>
        <translation>
            <numerusform>%n open question</numerusform>
            <numerusform>%n open questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts found</source>
        <translation>
            <numerusform>%n part found</numerusform>
            <numerusform>%n parts found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places left to choose.</source>
        <translation>
            <numerusform>%n place left to choose.</numerusform>
            <numerusform>%n places left to choose.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places that named it are cleared too.</source>
        <translation>
            <numerusform>%n place that named it is cleared too.</numerusform>
            <numerusform>%n places that named it are cleared too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places that named them are cleared too.</source>
        <translation>
            <numerusform>%n place that named them is cleared too.</numerusform>
            <numerusform>%n places that named them are cleared too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions are worth a thought</source>
        <translation>
            <numerusform>%n question is worth a thought</numerusform>
            <numerusform>%n questions are worth a thought</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestions, the worst first.</source>
        <translation>
            <numerusform>%n suggestion, the worst first.</numerusform>
            <numerusform>%n suggestions, the worst first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to think about</source>
        <translation>
            <numerusform>%n to think about</numerusform>
            <numerusform>%n to think about</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings wait for a change, or for a reason</source>
        <translation>
            <numerusform>%n warning waits for a change, or for a reason</numerusform>
            <numerusform>%n warnings wait for a change, or for a reason</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n {records}</source>
        <translation>
            <numerusform>%n {records}</numerusform>
            <numerusform>%n {records}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n flows</source>
        <translation>
            <numerusform>Add a flow</numerusform>
            <numerusform>Add %n flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more from the critical friend, beside that step.</source>
        <translation>
            <numerusform>And %n more from the critical friend, beside that step.</numerusform>
            <numerusform>And %n more from the critical friend, beside that step.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more. Step 13 lists them all.</source>
        <translation>
            <numerusform>And %n more. Step 13 lists them all.</numerusform>
            <numerusform>And %n more. Step 13 lists them all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more. They come up as you mend these.</source>
        <translation>
            <numerusform>And %n more. They come up as you mend these.</numerusform>
            <numerusform>And %n more. They come up as you mend these.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more: “sharebuilder open” lists them all.</source>
        <translation>
            <numerusform>And %n more: “sharebuilder open” lists them all.</numerusform>
            <numerusform>And %n more: “sharebuilder open” lists them all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back %n answers of the version of {when}</source>
        <translation>
            <numerusform>Bring back %n answer of the version of {when}</numerusform>
            <numerusform>Bring back %n answers of the version of {when}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought back: %n answers of the version of {when}. It is not saved yet.</source>
        <translation>
            <numerusform>Brought back: %n answer of the version of {when}. It is not saved yet.</numerusform>
            <numerusform>Brought back: %n answers of the version of {when}. It is not saved yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From {giver} to {receiver}: %n flows.</source>
        <translation>
            <numerusform>From {giver} to {receiver}: %n flow.</numerusform>
            <numerusform>From {giver} to {receiver}: %n flows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is gone from %n places that named it.</source>
        <translation>
            <numerusform>It is gone from %n place that named it.</numerusform>
            <numerusform>It is gone from %n places that named it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its text was changed in %n places since it was built. The answers here are as they were then. Look at each change, and answer anew where you agree:</source>
        <translation>
            <numerusform>Its text was changed in %n place since it was built. The answers here are as they were then. Look at each change, and answer anew where you agree:</numerusform>
            <numerusform>Its text was changed in %n places since it was built. The answers here are as they were then. Look at each change, and answer anew where you agree:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Partner {name}, gives in %n flows, receives in {number}</source>
        <translation>
            <numerusform>Partner {name}, gives in %n flow, receives in {number}</numerusform>
            <numerusform>Partner {name}, gives in %n flows, receives in {number}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more questions of the critical friend</source>
        <translation>
            <numerusform>Show %n more question of the critical friend</numerusform>
            <numerusform>Show %n more questions of the critical friend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n questions at a time</source>
        <translation>
            <numerusform>Show %n question at a time</numerusform>
            <numerusform>Show %n questions at a time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the first %n only</source>
        <translation>
            <numerusform>Show the first %n only</numerusform>
            <numerusform>Show the first %n only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the next of %n more</source>
        <translation>
            <numerusform>Show the next of %n more</numerusform>
            <numerusform>Show the next of %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file was changed while you worked on it. At %n places both of you changed the same answer: choose for each. What only one of you changed is taken from there, and listed beneath.</source>
        <translation>
            <numerusform>The file was changed while you worked on it. At %n place both of you changed the same answer: choose for each. What only one of you changed is taken from there, and listed beneath.</numerusform>
            <numerusform>The file was changed while you worked on it. At %n places both of you changed the same answer: choose for each. What only one of you changed is taken from there, and listed beneath.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n. Another word leaves fewer.</source>
        <translation>
            <numerusform>The first %n. Another word leaves fewer.</numerusform>
            <numerusform>The first %n. Another word leaves fewer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tick these %n features</source>
        <translation>
            <numerusform>Tick this feature</numerusform>
            <numerusform>Tick these %n features</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You have work that was not saved: %n.</source>
        <translation>
            <numerusform>You have work that was not saved: one.</numerusform>
            <numerusform>You have work that was not saved: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{document}, here and in %n more places</source>
        <translation>
            <numerusform>{document}, here and in %n more place</numerusform>
            <numerusform>{document}, here and in %n more places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{group}: %n {records}</source>
        <translation>
            <numerusform>{group}: %n {records}</numerusform>
            <numerusform>{group}: %n {records}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} and %n more</numerusform>
            <numerusform>{names} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} are updated.</source>
        <translation>
            <numerusform>{number} is updated.</numerusform>
            <numerusform>{number} are updated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} cells are left out.</source>
        <translation>
            <numerusform>{number} cell is left out.</numerusform>
            <numerusform>{number} cells are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{number} rows are there already</source>
        <translation>
            <numerusform>{number} row is there already</numerusform>
            <numerusform>{number} rows are there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{records} are added.</source>
        <translation>
            <numerusform>{records} is added.</numerusform>
            <numerusform>{records} are added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{records} are deleted.</source>
        <translation>
            <numerusform>{records} is deleted.</numerusform>
            <numerusform>{records} are deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{records} from the library are added. Change their words until they are yours.</source>
        <translation>
            <numerusform>{records} from the library is added. Change their words until they are yours.</numerusform>
            <numerusform>{records} from the library are added. Change their words until they are yours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>■ {number} cells do not fit.</source>
        <translation>
            <numerusform>■ {number} cell does not fit.</numerusform>
            <numerusform>■ {number} cells do not fit.</numerusform>
        </translation>
    </message>
</context>
</TS>
