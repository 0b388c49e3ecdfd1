"""Documents in LibreOffice, many at a time: it opens each, and shows every answer."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.documents.word_text import bare
from torture.building import documents_of, shown, written
from torture.drawn import agreements
from torture.frame import Campaign, NotTried, Task

if TYPE_CHECKING:
    from pathlib import Path

_TOGETHER = 20
_SECONDS = 300


def run(task: Task) -> None:
    """Draw agreements, convert their documents to text in batches, and look for every answer."""
    begun = 0
    while begun < task.count:
        drawn = _drawn(task.first + begun, min(_TOGETHER, task.count - begun))
        folder = task.folder / str(begun)
        sources: list[tuple[Any, list[Path]]] = []
        for at, tree in enumerate(drawn):
            place = folder / "in" / str(at)
            moved = [
                path.rename(path.with_name(f"{at}-{number}.docx"))
                for number, path in enumerate(documents_of(tree, place))
            ]
            sources.append((tree, moved))
        texts = _texts([path for _, paths in sources for path in paths], folder)
        for tree, paths in sources:
            together = "".join(texts.get(path.stem, "") for path in paths)
            missing = [path.stem for path in paths if path.stem not in texts]
            task.expect(not missing, f"not opened: {missing}")
            lost = [
                place
                for place, answer in written(tree)
                if any(_plain(line) not in together for line in answer.splitlines())
            ]
            task.expect(not lost, f"agreement {task.first + begun}: not shown: {lost[:3]}")
            task.done += 1
        begun += len(drawn)
        shutil.rmtree(folder)
        import time

        if time.monotonic() > task.ends:
            task.note(f"stopped by the time after {task.done} of {task.count}")
            return


def control(folder: Path) -> bool:
    """Two broken documents among good ones: they must not come out whole."""
    (tree,) = _drawn(0, 1)
    good = documents_of(tree, folder / "in")[0].rename(folder / "good.docx")
    cut, bare_form = folder / "cut.docx", folder / "form.docx"
    cut.write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    bare_form.write_bytes(b"PK\x05\x06" + b"\0" * 18)
    texts = _texts([good, cut, bare_form], folder)
    whole = texts.get("good", "")
    return bool(whole) and all(texts.get(name, "") != whole for name in ("cut", "form"))


def _drawn(number: int, count: int) -> list[Any]:
    found: list[Any] = []

    @seed(number)
    @settings(
        max_examples=count, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(agreements())
    def draw(tree: Any) -> None:
        found.append(tree)

    draw()
    return found[:count]


def _texts(paths: list[Path], folder: Path) -> dict[str, str]:
    """The text that LibreOffice shows of each document that it opens, by its name."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise NotTried("LibreOffice is not installed")
    out = folder / "out"
    profile = (folder.parent / "office-profile").as_uri()
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to",
         "txt:Text (encoded):UTF8", "--outdir", out, *paths],
        check=False, capture_output=True, timeout=_SECONDS,
    )  # fmt: skip
    return {path.stem: _plain(path.read_text("utf-8-sig")) for path in out.glob("*.txt")}


def _plain(text: str) -> str:
    return "".join(shown(line) for line in text.splitlines()) if "\n" in text else bare(shown(text))


CAMPAIGN = Campaign(
    "office",
    "LibreOffice opens every document, and shows every answer.",
    1000,
    1,
    run,
    control,
)
