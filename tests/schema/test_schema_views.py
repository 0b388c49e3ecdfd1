"""The typed views are what the schema says, and read a half-filled draft without tripping."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sharebuilder.model.views import Agreement

ROOT = Path(__file__).resolve().parents[2]


def test_the_views_are_what_the_schema_says() -> None:
    script = "import generate_views as g, json; print(json.dumps(g.generate()))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT / "packaging",
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    import json

    for name, text in json.loads(done.stdout).items():
        written = (ROOT / "sharebuilder" / "model" / "views" / name).read_text(encoding="utf-8")
        assert written == text, f"run packaging/generate_views.py: {name} is out of date"


def test_a_view_reads_records_parts_and_missing_answers() -> None:
    agreement = Agreement(
        {"flows": [{"id": "flow-2", "from": "partner-1", "meeting": {"chair": "Head"}}, "rubbish"]}
    )
    (flow,) = agreement.flows
    assert flow.pointer == "/flows/id:flow-2"
    assert flow.from_ == "partner-1"
    assert flow.meeting.chair == "Head"
    assert flow.meeting.at("chair") == "/flows/id:flow-2/meeting/chair"
    assert flow.to == ()
    assert flow.law_enforcement is None
    assert not flow.transfer
    assert not agreement.case
    assert agreement.case.outcomes == ()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@given(json_values)
def test_any_value_in_any_place_reads_as_the_promised_type(value: object) -> None:
    agreement = Agreement(dict.fromkeys(("about", "flows", "partners", "case", "running"), value))  # type: ignore[arg-type]
    assert isinstance(agreement.about.title, str)
    assert all(isinstance(flow.to, tuple) for flow in agreement.flows)
    assert agreement.running.leaving_notice.number is None
