"""Two people, one file: locks, news, saving, merging. Each has a computer of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sharebuilder.errors import CannotSave, ChangedOnDisk, OnlyToRead, TakenOver
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.safekeeping.held import Held, OnDisk, is_one_answer
from sharebuilder.storage.lock import Lock, lock_file
from sharebuilder.storage.person import Person

ROOT = Path(__file__).resolve().parents[2]
JO = Person("jsmith", "Jo Smith", "COUNCIL-PC-12", "aaaa")
ALI = Person("akhan", "Ali Khan", "TRUST-PC-3", "bbbb")
TITLE, AIM = Pointer("/about/title"), Pointer("/case/aim")
PARTNERS = Pointer("/partners")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "share" / "winter.sharebuilder"
    made.parent.mkdir()
    start = OpenAgreement.new()
    start.set(TITLE, "Old", label="x")
    start.save(made)
    return made


def at(person: Person, path: Path) -> Held:
    return Held(OpenAgreement.open(path), lock_of=partial(Lock, person=person))


def text(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_second_may_only_read(path: Path) -> None:
    jo, ali = at(JO, path), at(ALI, path)
    before = path.read_bytes()
    assert not jo.agreement.read_only
    assert ali.agreement.read_only
    tree = json.dumps(ali.agreement.tree)
    for act in (
        lambda: ali.agreement.set(TITLE, "Mine", label="x"),
        lambda: ali.agreement.add_record(PARTNERS, label="x"),
        ali.agreement.undo,
        ali.agreement.redo,
        ali.save,
        lambda: ali.save(path),
    ):
        with pytest.raises(OnlyToRead, match="read only"):
            act()
    assert json.dumps(ali.agreement.tree) == tree
    assert path.read_bytes() == before


def test_a_copy_of_what_may_only_be_read_can_be_changed(path: Path) -> None:
    at(JO, path)
    ali = at(ALI, path)
    copy = path.with_name("copy.sharebuilder")
    ali.save(copy)
    ali.agreement.set(TITLE, "Mine", label="x")
    ali.save()
    assert text(copy)["about"]["title"] == "Mine"
    assert text(path)["about"]["title"] == "Old"
    assert lock_file(copy).exists()


def test_when_the_first_has_gone_the_second_sees_it_and_goes_on(path: Path) -> None:
    jo, ali = at(JO, path), at(ALI, path)
    jo.close()
    news = ali.news()
    assert news.lock is not None
    assert news.lock.state == "gone"
    ali.seen(news)
    assert ali.agreement.read_only, "nothing is taken by looking"
    assert ali.try_again()
    ali.agreement.set(TITLE, "Mine", label="x")
    ali.save()
    assert text(path)["about"]["title"] == "Mine"


def test_after_a_takeover_the_first_cannot_save_over_the_second(path: Path) -> None:
    jo, ali = at(JO, path), at(ALI, path)
    jo.agreement.set(TITLE, "Jo’s", label="x")
    ali.take_over()
    ali.agreement.set(TITLE, "Ali’s", label="x")
    ali.save()
    with pytest.raises(TakenOver, match="Ali Khan"):
        jo.save()
    assert text(path)["about"]["title"] == "Ali’s"
    assert jo.agreement.value(TITLE) == "Jo’s", "the work is kept"
    jo.save(path.with_name("jo.sharebuilder"))
    assert text(path.with_name("jo.sharebuilder"))["about"]["title"] == "Jo’s"
    assert text(lock_file(path))["user"] == "akhan"


def test_a_file_that_somebody_has_open_is_not_saved_over_under_another_name(path: Path) -> None:
    at(JO, path)
    ali = Held(OpenAgreement.new(), lock_of=partial(Lock, person=ALI))
    before = path.read_bytes()
    with pytest.raises(CannotSave, match="Jo Smith"):
        ali.save(path)
    assert path.read_bytes() == before
    assert ali.agreement.path is None
    assert ali.agreement.dirty is False


def test_saving_under_another_name_takes_the_lock_along(path: Path) -> None:
    jo = at(JO, path)
    other = path.with_name("other.sharebuilder")
    jo.save(other)
    assert not lock_file(path).exists()
    assert text(lock_file(other))["user"] == "jsmith"
    jo.close()
    assert sorted(one.name for one in path.parent.iterdir()) == [other.name, path.name]


def test_news_of_the_file(path: Path) -> None:
    jo = at(JO, path)
    assert jo.news().file is OnDisk.SAME
    path.touch()
    jo.seen(jo.news())
    assert jo.news().file is OnDisk.SAME, "touched, and not changed"
    theirs = OpenAgreement.open(path)
    theirs.set(AIM, "Theirs", label="x")
    theirs.save()
    assert jo.news().file is OnDisk.CHANGED
    with pytest.raises(ChangedOnDisk):
        jo.save()
    path.unlink()
    assert jo.news().file is OnDisk.GONE
    path.parent.rename(path.parent.with_name("unplugged"))
    assert jo.news().file is OnDisk.AWAY


def test_news_from_before_a_saving_are_no_news(path: Path) -> None:
    jo = at(JO, path)
    old = jo.news()
    jo.agreement.set(TITLE, "Jo’s", label="x")
    jo.save()
    assert not jo.seen(old)
    assert jo.seen(jo.news())


def test_looking_changes_nothing(path: Path) -> None:
    jo, ali = at(JO, path), at(ALI, path)
    names = sorted(one.name for one in path.parent.iterdir())
    for held in (jo, ali):
        held.news()
    assert sorted(one.name for one in path.parent.iterdir()) == names
    assert (jo.agreement.read_only, ali.agreement.read_only) == (False, True)


def test_merging_takes_what_only_they_changed_and_is_one_step_of_undo(path: Path) -> None:
    jo = at(JO, path)
    jo.agreement.set(TITLE, "Jo’s", label="x")
    jo.agreement.add_record(PARTNERS, {"name": "Police"}, label="x")
    mine = json.dumps(jo.agreement.tree)
    theirs = OpenAgreement.open(path)
    theirs.set(TITLE, "Theirs", label="x")
    theirs.set(AIM, "Their aim", label="x")
    theirs.add_record(PARTNERS, {"name": "School"}, label="x")
    theirs.save()
    loaded = jo.their_version()
    merge = jo.merge_with(loaded)
    assert [one.pointer for one in merge.conflicts] == [TITLE]
    jo.take_merged(merge, loaded, {TITLE})
    assert jo.agreement.undo_label == "Merge with the file"
    jo.save()
    saved = text(path)
    assert (saved["about"]["title"], saved["case"]["aim"]) == ("Theirs", "Their aim")
    assert {one["name"] for one in saved["partners"]} == {"Police", "School"}
    jo.agreement.undo()
    assert json.loads(json.dumps(jo.agreement.tree)) == json.loads(mine)
    assert jo.agreement.dirty


def test_a_merge_of_what_is_the_same_is_still_saved(path: Path) -> None:
    jo = at(JO, path)
    theirs = OpenAgreement.open(path)
    for one in (jo.agreement, theirs):
        one.set(TITLE, "Same", label="x")
    theirs.set(AIM, "More", label="x")
    theirs.save()
    loaded = jo.their_version()
    jo.take_merged(jo.merge_with(loaded), loaded, ())
    jo.save()
    assert text(path)["case"]["aim"] == "More"


def test_a_change_after_the_comparison_is_noticed_again(path: Path) -> None:
    jo = at(JO, path)
    jo.agreement.set(TITLE, "Jo’s", label="x")
    theirs = OpenAgreement.open(path)
    theirs.set(AIM, "One", label="x")
    theirs.save()
    loaded = jo.their_version()
    merge = jo.merge_with(loaded)
    theirs.set(AIM, "Two", label="x")
    theirs.save()
    jo.take_merged(merge, loaded, ())
    with pytest.raises(ChangedOnDisk):
        jo.save()
    loaded = jo.their_version()
    again = jo.merge_with(loaded)
    assert again.conflicts == ()
    jo.take_merged(again, loaded, ())
    jo.save()
    assert (text(path)["case"]["aim"], text(path)["about"]["title"]) == ("Two", "Jo’s")


def test_closing_leaves_nothing_behind(path: Path, own_folders: Path) -> None:
    jo = at(JO, path)
    jo.agreement.set(TITLE, "Jo’s", label="x")
    jo.recorder.flush()
    assert list(own_folders.rglob("*.journal"))
    jo.close()
    assert list(own_folders.rglob("*.journal")) == []
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_period_is_one_answer_and_a_list_of_records_is_not() -> None:
    assert is_one_answer(Pointer("/retention/id:retention-1/period"))
    assert is_one_answer(Pointer("/security/breach_within"))
    for pointer in ("/retention", "/retention/id:retention-1", "/about", "", "/x_ours"):
        assert not is_one_answer(Pointer(pointer))


# --- two real programs ---

COLLEAGUE = """
import sys
from pathlib import Path
from sharebuilder.errors import ShareBuilderError
from sharebuilder.model.pointer import Pointer
from sharebuilder.open_agreement import OpenAgreement
from sharebuilder.safekeeping.held import Held
path, me, wanted = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
done = 0
while done < wanted:
    held = Held(OpenAgreement.open(path))
    try:
        if not held.agreement.read_only:
            held.agreement.add_record(Pointer("/partners"), {"name": f"{me} {done}"}, label="x")
            try:
                held.save()
                done += 1
            except ShareBuilderError:
                loaded = held.their_version()
                held.take_merged(held.merge_with(loaded), loaded, ())
                try:
                    held.save()
                    done += 1
                except ShareBuilderError:
                    pass
    finally:
        held.close()
"""


def test_two_programs_that_write_one_file_lose_nothing(path: Path) -> None:
    children = [
        subprocess.Popen([sys.executable, "-c", COLLEAGUE, str(path), name, "25"], cwd=ROOT)
        for name in ("Jo", "Ali")
    ]
    assert [child.wait(timeout=150) for child in children] == [0, 0]
    names = [one["name"] for one in text(path)["partners"]]
    assert sorted(names) == sorted(f"{name} {n}" for name in ("Jo", "Ali") for n in range(25))
    assert len({one["id"] for one in text(path)["partners"]}) == 50
    assert [one.name for one in path.parent.iterdir()] == [path.name]
