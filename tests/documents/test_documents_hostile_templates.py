"""Templates that would run, read or break something: refused, with nothing run and nothing written."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.render import render
from sharebuilder.documents.template_check import template_findings
from sharebuilder.errors import TemplateProblem
from tests.documents.payloads import PAYLOADS
from tests.documents.templates import (
    plain,
    rezipped,
    with_markup,
    with_relation,
    with_text,
)

ROOT = Path(__file__).resolve().parents[2]
AGREEMENT = documents()[0]
# Python tells its audit hooks of each socket, each process, and each file that is opened to write.
WATCH = """
import sys
COUNTS = {"socket": 0, "process": 0}
def _hook(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        COUNTS["socket"] += 1
    elif event in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.spawn"}:
        COUNTS["process"] += 1
sys.addaudithook(_hook)
"""
RUN = """
import json, time
from pathlib import Path
from sharebuilder.documents.catalogue import documents
from sharebuilder.documents.render import render
from sharebuilder.documents.template_check import template_findings
from sharebuilder.errors import TemplateProblem
from tests.documents.payloads import PAYLOADS
from tests.documents.templates import PARTS, with_text
canary = Path("CANARY")
accepted, slow = [], []
for part in PARTS:
    for payload in PAYLOADS:
        content = with_text(part, payload)
        begun = time.process_time()
        findings = template_findings(content, documents()[0])
        if not any(one.severity == "error" for one in findings):
            accepted.append(f"{part}: {payload}")
        if any(not one.message or not one.remedy or not one.part for one in findings):
            accepted.append(f"unnamed: {part}: {payload}")
        # What is asked of a template must hold even where nobody asked for the check.
        try:
            render(Path("t.docx"), {"about": {"title": "x"}, "partners": [], "draft": True}, content)
        except TemplateProblem:
            pass
        if time.process_time() - begun > 5:
            slow.append(payload)
print(json.dumps({"accepted": accepted, "slow": slow, "canary": canary.exists(), **COUNTS}))
"""
CONTROL = """
import io, json
from pathlib import Path
from docxtpl import DocxTemplate
from tests.documents.payloads import PAYLOADS
from tests.documents.templates import with_text
ran = {}
for part in ("body", "header", "footer", "property"):
    Path("CANARY").unlink(missing_ok=True)
    document = DocxTemplate(io.BytesIO(with_text(part, PAYLOADS[0])))
    document.render({"about": {"title": "x"}})
    ran[part] = Path("CANARY").exists()
print(json.dumps({"ran": ran, **COUNTS}))
"""


def run(script: str, folder: Path) -> dict[str, object]:
    import json

    done = subprocess.run(
        [sys.executable, "-c", WATCH + script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "packaging")])},
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_every_payload_is_refused_in_every_part_and_nothing_is_run(tmp_path: Path) -> None:
    assert len(set(PAYLOADS)) >= 60
    found = run(RUN, tmp_path)
    assert found["accepted"] == []
    assert found["slow"] == []
    assert found["canary"] is False
    assert (found["socket"], found["process"]) == (0, 0)
    assert [one.name for one in tmp_path.iterdir()] == []


def test_plain_docxtpl_runs_the_first_payload_so_the_watch_would_see_it(tmp_path: Path) -> None:
    found = run(CONTROL, tmp_path)
    assert found["ran"] == dict.fromkeys(("body", "header", "footer", "property"), True)
    assert found["process"] == 4


def test_a_template_whose_loops_stand_in_each_other_is_stopped_before_it_fills_the_memory(
    tmp_path: Path,
) -> None:
    loops = 6
    text = "".join(f"{{% for a{n} in rows %}}" for n in range(loops))
    text += "x" + "{% endfor %}" * loops
    content = plain(text)
    begun = time.process_time()
    with pytest.raises(TemplateProblem, match="repeats too much"):
        render(tmp_path / "t.docx", {"rows": ["a"] * 400}, content)
    assert time.process_time() - begun < 5


def test_a_template_with_a_long_value_in_a_loop_is_stopped_too(tmp_path: Path) -> None:
    content = plain("{%p for one in rows %}", "{{ value }}", "{%p endfor %}")
    with pytest.raises(TemplateProblem, match="repeats too much"):
        render(tmp_path / "t.docx", {"rows": ["a"] * 2000, "value": "x" * 50_000}, content)


FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>{}</w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
INSTRUCTION = "<w:instrText>{}</w:instrText>"
OUTSIDE = {
    "a picture from outside": with_relation("image", "http://tracker.example/x.png"),
    "a template from outside": with_relation("attachedTemplate", "http://x.example/t.dotm",
                                             part="settings"),
    "an attached template": with_relation("attachedTemplate", "file:///C:/t.dotx", part="settings"),
    "an object from outside": with_relation("oleObject", "http://x.example/o.bin"),
    "a frame": with_relation("frame", "http://x.example/f.docx"),
    "a sub-document": with_relation("subDocument", "other.docx"),
    "another file inside": with_relation("aFChunk", "chunk.html", external=False),
    "an embedded file": with_relation("package", "embeddings/x.xlsx", external=False),
    "an ActiveX control": with_relation("control", "activeX/activeX1.xml", external=False),
    "macros": with_relation(
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin",
        external=False),
    "a ribbon": with_relation(
        "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility", "customUI.xml",
        external=False),
    "a link to a file": with_relation("hyperlink", "file:///etc/passwd"),
    "a link to a share": with_relation("hyperlink", "\\\\server\\share\\x.docx"),
    "a link that is a script": with_relation("hyperlink", "javascript:alert(1)"),
    "a link with a tag in it": with_relation("hyperlink", "https://x.example/{{ about.title }}"),
    "a mail merge": with_relation("mailMergeSource", "file:///C:/people.csv", part="settings"),
    "DDE": with_markup(FIELD.format(INSTRUCTION.format("DDEAUTO c:\\\\windows\\\\cmd.exe"))),
    "DDE in pieces": with_markup(FIELD.format(
        INSTRUCTION.format("DD") + "</w:r><w:r>" + INSTRUCTION.format("E cmd"))),
    "DDE as text": with_markup(FIELD.format("<w:t>DDE cmd /c calc</w:t>")),
    "DDE in a field in a field": with_markup(FIELD.format(
        '<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE 68 68 69</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/>')),
    "INCLUDETEXT": with_markup(FIELD.format(INSTRUCTION.format('INCLUDETEXT "/etc/passwd"'))),
    "INCLUDEPICTURE": with_markup(FIELD.format(
        INSTRUCTION.format('INCLUDEPICTURE "http://x.example/x.png" \\d'))),
    "a macro button": with_markup(FIELD.format(INSTRUCTION.format("MACROBUTTON AutoOpen x"))),
    "LINK": with_markup('<w:p><w:fldSimple w:instr="LINK Excel.Sheet.12 x.xlsx"/></w:p>'),
    "a mail merge field": with_markup('<w:p><w:fldSimple w:instr="MERGEFIELD Name"/></w:p>'),
    "a tag in a field": with_markup(FIELD.format(INSTRUCTION.format("REF {{ about.title }}"))),
    "a field that links to a file": with_markup(
        FIELD.format(INSTRUCTION.format('HYPERLINK "file:///etc/passwd"'))),
    "altChunk": with_markup('<w:altChunk r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/'
                            'officeDocument/2006/relationships"/>'),
    "an object": with_markup("<w:p><w:r><w:object/></w:r></w:p>"),
    "a program": rezipped(plain("Fine."), more={"word/media/x.exe": b"MZ"}),
    "a macro part": rezipped(plain("Fine."), more={"word/vbaProject.bin": b"x"}),
    "an embedded document": rezipped(plain("Fine."), more={"word/embeddings/x.docx": b"PK"}),
    "a tag in a comment of the markup": with_markup("<w:p/><!-- {{ cycler }} --><w:p/>"),
    "a tag in the styles": rezipped(plain("Fine."), lambda name, body: (
        body.replace(b"Heading 1", b"{{ cycler.__init__ }}") if name == "word/styles.xml" else body)),
    "a tag in an attribute": with_markup('<w:p w:rsidR="{{ about.title }}"/>'),
}  # fmt: skip


@pytest.mark.parametrize(
    "kind", [one for one in OUTSIDE if one != "a tag in a comment of the markup"]
)
def test_what_runs_or_leads_outside_is_refused_with_its_place(kind: str, tmp_path: Path) -> None:
    content = OUTSIDE[kind]
    errors = [one for one in template_findings(content, AGREEMENT) if one.severity == "error"]
    assert errors
    assert all(one.part and one.remedy for one in errors)
    with pytest.raises(TemplateProblem) as caught:
        render(tmp_path / "t.docx", {}, content)
    assert caught.value.place


def test_a_comment_of_the_markup_is_left_out(tmp_path: Path) -> None:
    content = OUTSIDE["a tag in a comment of the markup"]
    assert b"cycler" not in render(tmp_path / "t.docx", {}, content).part()


BROKEN = {
    "nothing": b"",
    "no zip file": b"Dear all",
    "a cut zip file": plain("Fine.")[:2000],
    "a zip file of something else": rezipped(plain("x"))[:0] + b"PK\x05\x06" + b"\x00" * 18,
    "a document type": rezipped(plain("Fine."), lambda name, body: (
        body.replace(b"<w:document", b"<!DOCTYPE x [<!ENTITY e 'y'>]><w:document")
        if name == "word/document.xml" else body)),
    "macro-enabled": rezipped(plain("Fine."), lambda name, body: body.replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"vnd.ms-word.document.macroEnabled.main+xml")),
    "a template file of Word": rezipped(plain("Fine."), lambda name, body: body.replace(
        b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")),
    "markup that is not well formed": rezipped(plain("Fine."), lambda name, body: (
        body.replace(b"</w:body>", b"") if name == "word/document.xml" else body)),
    "a header that is not well formed": rezipped(with_text("header", "x"), lambda name, body: (
        body.replace(b"</w:hdr>", b"") if name.startswith("word/header") else body)),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_template_is_refused(kind: str, tmp_path: Path) -> None:
    errors = [one for one in template_findings(BROKEN[kind], AGREEMENT) if one.severity == "error"]
    assert errors
    with pytest.raises(TemplateProblem):
        render(tmp_path / "t.docx", {}, BROKEN[kind])


def test_a_word_file_that_unpacks_to_too_much_is_refused_at_once(tmp_path: Path) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"<w:p/>" * (20 * 1024 * 1024))
    begun = time.process_time()
    with pytest.raises(TemplateProblem, match="unpacks to"):
        render(tmp_path / "t.docx", {}, written.getvalue())
    assert time.process_time() - begun < 2
