"""Word files that somebody sends to be opened: refused quickly, in little memory, with clear words."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from sharebuilder.documents.carried import with_agreement
from sharebuilder.open_agreement import OpenAgreement
from tests.documents.templates import plain, rezipped

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="not run: memory is read from /proc"
)
ROOT = Path(__file__).resolve().parents[2]
NAMESPACE = "urn:sharebuilder:agreement:1"
MEGABYTE = 1024 * 1024
GOOD = with_agreement(plain("One", "Two"), OpenAgreement.new().tree)
READ = """
import json, sys, time
from pathlib import Path
import sharebuilder.documents.carried as carried
from sharebuilder.errors import UnusableFile
def PEAK():
    # What a child once was before it began its own program does not count here.
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

begun = time.perf_counter()
said = place = ""
try:
    carried.read_carried(Path(sys.argv[1]))
    kind = "opened"
except UnusableFile as error:
    kind, said, remedy = "refused", error.problem, error.remedy
    assert remedy
print(json.dumps({"kind": kind, "said": said, "seconds": time.perf_counter() - begun,
                  "megabytes": PEAK() / 1024}))
"""


def zipped(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as package:
        for name, body in parts:
            package.writestr(name, body)
    return written.getvalue()


def replaced(name: str, body: bytes) -> bytes:
    return rezipped(GOOD, lambda one, old: body if one == name else old)


def item(answers: str, more: str = "") -> bytes:
    text = f'<carried xmlns="{NAMESPACE}"><answers>{answers}</answers>{more}</carried>'
    return replaced("customXml/itemShareBuilder.xml", text.encode())


def lying(name: str, body: bytes, said: int) -> bytes:
    """A zip file that says of a part that it is small."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    small = packed.compress(body) + packed.flush()
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, zlib.crc32(body), len(small), said,
                       len(name), 0)  # fmt: skip
    local = b"PK\x03\x04" + head + name.encode() + small
    entry = b"PK\x01\x02\x14\x00" + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name.encode()
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(entry), len(local), 0)
    return local + entry + end


def with_flag(content: bytes, bit: int) -> bytes:
    """The same zip file with a flag set in each entry of its list."""
    made = bytearray(content)
    at = made.find(b"PK\x01\x02")
    while at >= 0:
        flags = struct.unpack_from("<H", made, at + 8)[0]
        struct.pack_into("<H", made, at + 8, flags | bit)
        at = made.find(b"PK\x01\x02", at + 4)
    return bytes(made)


def text_part(size: int) -> bytes:
    return b'<w:document xmlns:w="x">' + b"<w:p/>" * (size // 6) + b"</w:document>"


DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
DOCUMENT = "word/document.xml"

FILES = {
    "empty": b"",
    "a text": b"Dear all, here is the agreement.",
    "zip marks only": b"PK\x03\x04",
    "cut short": GOOD[: len(GOOD) // 2],
    "cut at the end": GOOD[:-10],
    "an empty zip": b"PK\x05\x06" + b"\x00" * 18,
    "rubbish after the mark": b"PK\x03\x04" + os.urandom(5000),
    "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 5000,
    "a PDF": b"%PDF-1.7\n" + b"x" * 1000,
    "no Word file in it": zipped(("a.txt", b"x")),
    "a spreadsheet": zipped(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<x/>")),
    "no document part": rezipped(zipped(("[Content_Types].xml", b"<Types/>"))),
    "relations that are no XML": replaced("_rels/.rels", b"not XML"),
    "a document that leads nowhere": replaced("_rels/.rels", b"<Relationships/>"),
    "100 MB of paragraphs": replaced(DOCUMENT, text_part(100 * MEGABYTE)),
    "60 MB of paragraphs": replaced(DOCUMENT, text_part(60 * MEGABYTE)),
    "23 MB of paragraphs": replaced(DOCUMENT, text_part(23 * MEGABYTE)),
    "200 MB of spaces": zipped((DOCUMENT, b" " * (200 * MEGABYTE))),
    "many large parts": rezipped(GOOD, more={
        f"word/media/{n}.bin": bytes(10 * MEGABYTE) for n in range(8)}),
    "5,000 parts": rezipped(GOOD, more={f"word/x{n}.xml": b"<x/>" for n in range(5000)}),
    "a size that is a lie": lying(DOCUMENT, b" " * (80 * MEGABYTE), 100),
    "a size that is a small lie": lying(DOCUMENT, b" " * 5000, 10),
    "entities": replaced(DOCUMENT, DTD + b"<x>&b;</x>"),
    "an entity from outside": replaced(DOCUMENT, OUTSIDE + b"<x>&e;</x>"),
    "entities in the agreement": replaced(
        "customXml/itemShareBuilder.xml",
        DTD + f'<carried xmlns="{NAMESPACE}"><answers>&b;</answers></carried>'.encode()),
    "entities in the relations": replaced("_rels/.rels", DTD + b"<Relationships/>"),
    "entities in the types": replaced("[Content_Types].xml", OUTSIDE + b"<Types>&e;</Types>"),
    "a document type in UTF-16": replaced(
        DOCUMENT, '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16")),
    "another encoding": replaced(
        DOCUMENT, b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x>'),
    "an absolute path": rezipped(GOOD, more={"/etc/passwd": b"x"}),
    "a path that leads up": rezipped(GOOD, more={"word/../../../x.xml": b"<x/>"}),
    "a path of Windows": rezipped(GOOD, more={"C:/Windows/x.xml": b"<x/>"}),
    "a path with the other slash": rezipped(GOOD, more={"..\\x.xml": b"<x/>"}),
    "the same name twice": GOOD,
    "the same name in capitals": rezipped(GOOD, more={"WORD/DOCUMENT.XML": b"<x/>"}),
    "locked with a password": with_flag(GOOD, 1),
    "an agreement that is no JSON": item("not JSON"),
    "an agreement that is a list": item("[1, 2]"),
    "an agreement of another format": item('{"format": "other"}'),
    "an agreement of a later version": item(
        '{"format": "sharebuilder-agreement", "format_version": 99, "id": "x"}'),
    "an agreement with 100,000 levels": item("[" * 100_000 + "]" * 100_000),
    "an agreement with a key twice": item('{"format": "a", "format": "b"}'),
    "an agreement that says NaN": item(
        '{"format": "sharebuilder-agreement", "format_version": 1, "id": NaN}'),
    "no agreement": plain("One"),
    "an agreement of nobody": item(""),
}  # fmt: skip


def twice() -> bytes:
    import warnings

    written = io.BytesIO(GOOD)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(written, "a") as package:
            package.writestr(DOCUMENT, b"<x/>")
    return written.getvalue()


FILES["the same name twice"] = twice()


def read(path: Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("kind", FILES)
def test_a_hostile_file_is_refused_in_time_and_memory_with_clear_words(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "sent.docx"
    path.write_bytes(FILES[kind])
    found = read(path)
    assert found["kind"] == "refused"
    assert str(found["said"]).endswith(".")
    assert "Error" not in str(found["said"])
    assert float(str(found["seconds"])) < 2
    assert float(str(found["megabytes"])) < 300
    assert [one.name for one in tmp_path.iterdir()] == ["sent.docx"]
    assert path.read_bytes() == FILES[kind]


def test_a_good_file_is_opened_so_the_limits_do_not_refuse_everything(tmp_path: Path) -> None:
    path = tmp_path / "sent.docx"
    path.write_bytes(GOOD)
    assert read(path)["kind"] == "opened"


def test_a_large_honest_document_is_opened_in_the_same_limits(tmp_path: Path) -> None:
    path = tmp_path / "sent.docx"
    path.write_bytes(with_agreement(plain(*(f"Clause {n}. " * 40 for n in range(3000))),
                                    OpenAgreement.new().tree))  # fmt: skip
    found = read(path)
    assert found["kind"] == "opened"
    assert float(str(found["seconds"])) < 2
    assert float(str(found["megabytes"])) < 300
