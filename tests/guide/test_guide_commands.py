"""Every command that the guides and the README name: those of the program are run, for real.

The commands of `dev.py` set up environments and take minutes or hours: their words are read by their
own parsers, and not run.
"""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from sharebuilder.cli import main
from sharebuilder.cli.parser import COMMANDS, command_parser

if TYPE_CHECKING:
    import argparse
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *(ROOT / "docs" / f"{name}.md" for name in ("user-guide", "for-it", "knowledge-packs", "reliability")),
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
]  # fmt: skip
# Commands of the system or of other programs, which the guides name and nobody here can try.
OUTSIDE = ("uv pip compile", "apt ")
DEV = "python3 packaging/dev.py "
RUN = f"{DEV}run -- "  # the same words as `sharebuilder`, from a checkout


def code_lines(page: Path) -> list[str]:
    """The lines of a page's blocks of code; one that ends in a backslash goes on in the next."""
    blocks = re.findall(
        r"^```\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    whole = re.sub(r"\\\n\s*", "", "".join(blocks))
    return [line for line in whole.split("\n") if line]


def words_of(line: str) -> list[str]:
    """The words of a command, without what the page says of it."""
    return shlex.split(re.split(r"\s{2,}|\s#\s", line)[0])


def program_lines(page: Path) -> list[str]:
    """The commands of the program itself, as `sharebuilder …`."""
    found = []
    for line in code_lines(page):
        if line.startswith("sharebuilder "):
            found.append(line)
        elif line.startswith(RUN):
            found.append(f"sharebuilder {line.removeprefix(RUN)}")
    return found


def dev_lines() -> list[str]:
    text = "\n".join(line for page in PAGES for line in code_lines(page))
    inline = "\n".join(re.findall(r"`([^`\n]+)`", "".join(p.read_text("utf-8") for p in PAGES)))
    return [
        line
        for line in f"{text}\n{inline}".split("\n")
        if line.startswith((DEV, "dev.py ")) and not line.startswith(RUN)
    ]


@pytest.mark.parametrize(
    "page", [page for page in PAGES if program_lines(page)], ids=lambda p: p.stem
)
def test_every_command_of_the_program_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for example in (ROOT / "docs" / "examples").iterdir():
        shutil.copy(example, tmp_path)
    monkeypatch.chdir(tmp_path)
    for line in program_lines(page):
        words = words_of(line)[1:]
        if words[0] not in COMMANDS:
            # It opens the window on a file, which tests of the window do.
            assert len(words) == 1
            assert Path(words[0]).is_file(), line
            continue
        status = main(words)
        said = capsys.readouterr()
        assert status == 0, f"{line}: {said.out[-400:]}{said.err[-400:]}"


def test_the_pages_name_many_commands_and_every_one_of_the_program() -> None:
    named = {words_of(line)[1] for page in PAGES for line in program_lines(page)}
    inline = {words[1] for words in inline_commands() if len(words) > 1}
    assert len(named) > 15
    assert set(COMMANDS) - named - inline == {"schema"}  # for programmers: `sharebuilder --help`


def inline_commands() -> list[list[str]]:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    return [shlex.split(one) for one in re.findall(r"`(sharebuilder [^`\n]+)`", text)]


@pytest.mark.parametrize("words", inline_commands(), ids=" ".join)
def test_a_command_within_a_sentence_is_understood(words: list[str]) -> None:
    words = words[1:]
    if words == ["--help"]:
        return
    parser = command_parser()
    if words in (["template", "new"], ["knowledge", "list"]):
        words = [*words, "FILE"]
    parsed = parser.parse_args(words)
    assert parsed.command == words[0]


def test_a_control_a_command_that_is_not_there_is_noticed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        command_parser().parse_args(["verify", "FILE", "--thoroughly"])
    with pytest.raises(SystemExit):
        dev_parser("torture").parse_args(["kills", "--gently"])
    capsys.readouterr()


def dev_parser(command: str) -> argparse.ArgumentParser:
    files = {"guide": "guide_pictures", "sbom": "supply", "licences": "supply", "audit": "supply"}
    parser: argparse.ArgumentParser = script(files.get(command, command))._parser()
    return parser


def script(name: str) -> ModuleType:
    """A script of `packaging/`. Some have a folder of their name beside them, which imports find."""
    spec = importlib.util.spec_from_file_location(
        f"script_{name}", ROOT / "packaging" / f"{name}.py"
    )
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made  # where its data classes look for their types
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize("line", sorted(set(dev_lines())))
def test_every_command_for_developers_is_understood(line: str) -> None:
    dev = script("dev")
    words = words_of(line.removeprefix("python3 packaging/").removeprefix("dev.py "))
    assert words[0] in dev._COMMANDS
    if words[0] in {"run", "test", "check"}:
        assert len(words) == 1, "these take the words of another program"
        return
    own = words if words[0] in {"sbom", "licences", "audit"} else words[1:]
    try:
        parsed = dev_parser(words[0]).parse_args(own)
    except SystemExit as ended:
        pytest.fail(f"{line} is not understood ({ended.code})")
    for campaign in getattr(parsed, "campaign", []):
        assert (ROOT / "packaging" / "torture" / f"{campaign.replace('-', '_')}.py").is_file()


def test_no_other_command_stands_in_a_block_of_code() -> None:
    known = ("sharebuilder ", DEV, *OUTSIDE, "python packaging/")
    for page in PAGES:
        for line in code_lines(page):
            assert line.startswith(known) or "{{" in line, f"{page.name}: {line}"


def test_the_example_for_template_authors_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "user-guide.md").read_text(encoding="utf-8")
    part = page[page.index("## Template authors") : page.index("## IT departments")]
    (line,) = re.findall(r"^```\n(.*\{\{.*)\n```$", part, re.MULTILINE)
    monkeypatch.chdir(tmp_path)

    def write(words: str) -> None:
        template = docx.Document("ours.docx")
        (title,) = [one for one in template.paragraphs if one.style.name == "Title"]
        following = title.insert_paragraph_before(words)
        title._p.addprevious(title._p)
        title._p.addnext(following._p)
        template.save("ours.docx")

    commands = [one for one in part.split("\n") if one.startswith("sharebuilder ")]
    new, check, case, build, *_more = commands
    assert main(shlex.split(new)[1:]) == 0
    write(line)
    for command in (check, case, build):
        assert main(shlex.split(command)[1:]) == 0, capsys.readouterr().err
    (file,) = (tmp_path / "ours").glob("*.docx")
    text = [one.text for one in docx.Document(str(file)).paragraphs]
    assert any(one.startswith("Held by ") and "{" not in one and "Home safe" in one for one in text)

    capsys.readouterr()
    write("{{ about.titel }}")
    assert main(shlex.split(check)[1:]) == 2
    said = capsys.readouterr().out
    assert "{{ about.titel }}" in said
    assert "Did you mean “title”?" in said
