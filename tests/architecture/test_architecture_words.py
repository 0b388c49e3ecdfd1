"""Each text of the window can be translated, is a whole sentence, and stands in the catalogue."""

from __future__ import annotations

import ast
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import words

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
GUI = ROOT / "sharebuilder" / "gui"
MODULES = {
    path.relative_to(GUI).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(GUI.rglob("*.py"))
}
MARKS = {"tr", "tr_later"}
# What shows or says its words to a person.
SHOWN = {
    "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setWindowTitle",
    "setPlaceholderText", "setStatusTip", "setWhatsThis", "setTitle", "setHtml", "setPlainText",
    "addItem", "addItems", "setItemText", "addMenu", "addAction", "QLabel", "QPushButton",
    "QRadioButton", "QCheckBox", "QAction", "QFileDialog", "QStandardItem", "QListWidgetItem",
    # this code base's own
    "Text", "button", "Box", "Circle", "Fold", "say", "announce", "name", "names", "complain",
    "set_title", "set_note", "show_message", "_action", "_make", "_say", "badge", "Edit",
    "SayForm", "DifferenceList", "ShareBuilderError", "UnusableFile", "UnusableTable", "SeedProblem",
}  # fmt: skip
# Arguments of those that are names for the program, and no words.
ROLES = {
    "section", "title", "label", "hint", "small", "group", "brand", "link", "primary", "fold",
    "chip", "good", "error", "warning", "prompt",
}  # fmt: skip
LOGS = {"error", "exception", "warning", "info", "debug"}
NEVER_SHOWN = {"LookupError", "KeyError", "ValueError", "TypeError", "RuntimeError"}
KEYS = re.compile(r"(Ctrl|Shift|Alt)\+\S+|F\d+")
NAMES = {"ShareBuilder", "Fusion", "Documents", "Arial", "DejaVu Sans", "Liberation Sans"}
MARKUP = re.compile(r"<[^>]*(>|$)|&\w+;")
CODE = re.compile(r"[{<#]|^QAbstract|[A-Z_]+_[A-Z]+$")  # style sheets, HTML, colours, variables


def called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def is_log(node: ast.Call) -> bool:
    on = node.func.value if isinstance(node.func, ast.Attribute) else None
    return called(node) in LOGS and isinstance(on, ast.Name) and on.id == "_log"


def marked(tree: ast.Module) -> Iterator[ast.Call]:
    """The calls that mark a text for translators."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in MARKS:
            yield node


def unmarked(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts in an expression that no mark holds, and that are no names for the program."""
    if isinstance(node, ast.Call) and (called(node) in {*MARKS, *NEVER_SHOWN} or is_log(node)):
        for keyword in node.keywords:
            yield from unmarked(keyword.value)
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node
        return
    for child in ast.iter_child_nodes(node):
        left_out = (
            isinstance(node, ast.Compare)
            or (isinstance(node, ast.Subscript) and child is node.slice)
            or (isinstance(node, ast.FormattedValue) and child is node.format_spec)
            or (isinstance(node, ast.AnnAssign | ast.arg) and child is node.annotation)
            or (isinstance(node, ast.Expr) and isinstance(child, ast.Constant))
        )
        if not left_out:
            yield from unmarked(child)


def reads_like_words(text: str) -> bool:
    plain = text.strip()
    if KEYS.fullmatch(plain) or plain in NAMES or CODE.search(plain):
        return False
    two_words = re.search(r"[a-z]{2,}[,;:]? [a-z(“]", plain)
    return bool(two_words or re.match(r"[“■▲●◌✓]? ?[A-Z][a-z]", plain) or "…" in plain[1:])


def test_no_text_of_the_window_goes_past_the_translator() -> None:
    missed = [
        f"{module}, line {one.lineno}: {one.value!r}"
        for module, tree in MODULES.items()
        for one in unmarked(tree)
        if module != "style_sheet.py" and reads_like_words(one.value)
    ]
    assert missed == []


def test_no_letter_is_shown_that_is_not_marked() -> None:
    missed = []
    for module, tree in MODULES.items():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or called(call) not in SHOWN or is_log(call):
                continue
            given = [*call.args, *(one.value for one in call.keywords if one.arg != "place")]
            missed += [
                f"{module}, line {one.lineno}: {one.value!r}"
                for argument in given
                if not isinstance(argument, ast.Call | ast.Lambda)
                for one in unmarked(argument)
                if re.search(r"[A-Za-z]{2}", MARKUP.sub("", one.value).replace("ShareBuilder", ""))
                and one.value not in {*ROLES, *NAMES}
                and not KEYS.fullmatch(one.value)
                and not (called(call) == "_make" and re.fullmatch(r"[a-z_]+", one.value))
            ]
    assert missed == []


def test_each_text_is_whole_and_its_places_have_values() -> None:
    wrong = []
    for module, tree in MODULES.items():
        inside = {
            id(each)
            for node in ast.walk(tree)
            if isinstance(node, ast.JoinedStr)
            for each in ast.walk(node)
        }
        for call in marked(tree):
            where = f"{module}, line {call.lineno}"
            first, more = call.args[0], call.args[1:]
            if isinstance(first, ast.JoinedStr | ast.BinOp) or id(call) in inside:
                wrong.append(f"{where}: lupdate cannot see it")
            if not isinstance(first, ast.Constant):
                continue
            text = first.value
            if text != text.strip() or text[:1] in ",;:.":
                wrong.append(f"{where}: a piece, and no sentence: {text!r}")
            if called(call) == "tr":
                values = {one.arg for one in call.keywords}
                if set(re.findall(r"{(\w+)}", text)) != values:
                    wrong.append(f"{where}: {text!r} is given {values}")
                if "%n" in text and len(more) != 2:
                    wrong.append(f"{where}: nothing is counted in {text!r}")
    assert wrong == []


def test_what_is_marked_early_is_translated_when_it_is_shown() -> None:
    """A text that is made when a module is read would stay English for ever."""
    early = []
    for module, tree in MODULES.items():
        functions = {
            id(each)
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.Lambda)
            for part in (node.body if isinstance(node.body, list) else [node.body])
            for each in ast.walk(part)
        }
        early += [
            f"{module}, line {call.lineno}"
            for call in marked(tree)
            if (called(call) == "tr") != (id(call) in functions)
        ]
    assert early == []


def test_a_text_that_was_marked_early_goes_through_the_translator_when_it_is_used() -> None:
    untranslated = []
    for module, tree in MODULES.items():
        constants = {
            node.targets[0].id
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Call)
            and called(node.value) == "tr_later"
        }
        translated = {id(each) for call in marked(tree) for each in ast.walk(call)}
        untranslated += [
            f"{module}, line {node.lineno}: {node.id}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Name)
            and node.id in constants
            and isinstance(node.ctx, ast.Load)
            and id(node) not in translated
        ]
    assert untranslated == []


def texts(catalogue: Path) -> set[str]:
    return {one.findtext("source", "") for one in ET.parse(catalogue).iter("message")}


def test_the_catalogue_holds_every_text_that_the_source_marks() -> None:
    said = {
        call.args[0].value
        for tree in MODULES.values()
        for call in marked(tree)
        if isinstance(call.args[0], ast.Constant)
    }
    assert texts(words.CATALOGUES / words.SOURCE) == said


def test_the_catalogues_are_up_to_date(tmp_path: Path) -> None:
    folder = tmp_path / "translations"
    shutil.copytree(words.CATALOGUES, folder)
    for compiled in folder.glob("*.qm"):
        compiled.unlink()
    words.write_catalogues(folder)
    for one in sorted(words.CATALOGUES.iterdir()):
        assert (folder / one.name).read_bytes() == one.read_bytes(), (
            f"{one.name}: run python3 packaging/dev.py words"
        )


def test_each_english_text_that_counts_has_a_singular() -> None:
    for message in ET.parse(words.CATALOGUES / words.ENGLISH).iter("message"):
        one, many = [form.text for form in message.iterfind("translation/numerusform")]
        assert one
        assert many == message.findtext("source")
        assert set(re.findall(r"{\w+}", one)) == set(re.findall(r"{\w+}", many))


def test_a_singular_that_is_missing_is_asked_for(tmp_path: Path) -> None:
    shutil.copytree(words.CATALOGUES, tmp_path / "t")
    english = tmp_path / "t" / words.ENGLISH
    text = english.read_text(encoding="utf-8")
    english.write_text(text.replace("%n gap<", "<"), encoding="utf-8")
    with pytest.raises(words.NotUpToDate, match="%n gaps"):
        words.write_catalogues(tmp_path / "t")


def test_a_translator_gets_a_catalogue_that_keeps_what_was_translated(tmp_path: Path) -> None:
    folder = tmp_path / "translations"
    words.write_catalogues(shutil.copytree(words.CATALOGUES, folder), ["fr"])
    french = folder / "sharebuilder_fr.ts"
    assert texts(french) == texts(words.CATALOGUES / words.SOURCE)
    text = french.read_text(encoding="utf-8")
    assert str(ROOT) not in text
    translated = re.sub(
        r"(<source>&amp;Save</source>\s*)<translation type=\"unfinished\"></translation>",
        r"\1<translation>&amp;Enregistrer</translation>",
        text,
    )
    assert translated != text
    french.write_text(translated, encoding="utf-8")
    words.write_catalogues(folder)
    assert french.read_text(encoding="utf-8") == translated
    assert "Enregistrer".encode("utf-16-be") in french.with_suffix(".qm").read_bytes()
