"""More rules with what trips and what cures them: data, flows, people, time and signatures."""

from __future__ import annotations

from tests.findings.agreements import GONE
from tests.findings.rule_cases import (
    ASK,
    DPIA,
    F1,
    F2,
    HOST,
    I1,
    I2,
    JOINT,
    L1,
    P3,
    PUR,
    RUN,
    WITH_CONSENT,
    RuleCase,
    with_consent,
)

IT01 = {f"{F1}/outside_uk": True}
P1 = "/people/id:people-1"
SC = "/screening"
FLOWS = [
    RuleCase("PP02", {f"{F1}/from": GONE}, {f"{F1}/from": "partner-1"}),
    RuleCase("PP02", {f"{F2}/to": []}, {f"{F2}/kind": "publication"}),
    RuleCase("PP03", {f"{F1}/to": ["partner-2", "partner-1"]}, {f"{F1}/from": "partner-3"}),
    RuleCase("PP04", {f"{F1}/safeguards": "\n"}, {f"{F1}/safeguards": "Encrypted"}),
    RuleCase("PP14", {f"{F2}/items": []}, {f"{F2}/item_groups": ["group-1"]}),
    RuleCase("PP15", {f"{F1}/method": "fax"}, {f"{F1}/method": "post"}),
    RuleCase(
        "PP44",
        {f"{F1}/safeguards": "Encrypted."},
        {f"{F1}/safeguards": "Encrypted files, opened by name."},
    ),
    RuleCase("PP44", {f"{F1}/safeguards": "Encrypted."}, {f"{F1}/method": "other"}),
    RuleCase("PP44", {f"{F1}/safeguards": "By appointment"}, {f"{F1}/safeguards": ""}),
    RuleCase("PP16", {f"{F1}/method": "removable-media"}, {f"{F1}/method": "portal"}),
    RuleCase(
        "PP17",
        {f"{F1}/kind": "meeting"},
        {f"{F1}/meeting": {"statement": "We agree.", "minutes": "The council."}},
    ),
    RuleCase(
        "PP17",
        {f"{F1}/kind": "meeting", f"{F1}/meeting": {"statement": "We agree."}},
        {f"{F1}/meeting/minutes": "The council."},
    ),
    RuleCase(
        "PP18",
        {f"{F1}/kind": "matching"},
        {f"{F1}/matching": {"non_matches": "Deleted at once", "false_matches": "Put right"}},
    ),
    RuleCase(
        "PP18",
        {f"{F1}/kind": "matching", f"{F1}/matching": {"non_matches": "Deleted"}},
        {f"{F1}/matching/false_matches": "Put right"},
    ),
    RuleCase("PP19", {f"{F1}/kind": "access"}, {f"{F1}/access/audit": "Monthly samples"}),
    RuleCase("PP20", {f"{F1}/start": "2026-11-30"}, {f"{F1}/start": "2026-12-01"}),
    RuleCase(
        "PP20", {f"{F1}/end": "2028-01-01", f"{RUN}/end": "2027-12-31"}, {f"{F1}/end": "2027-12-31"}
    ),
    RuleCase(
        "PP20",
        {f"{F1}/start": "2027-02-01", f"{F1}/end": "2027-01-01"},
        {f"{F1}/end": "2027-02-01"},
    ),
    RuleCase("IT01", IT01, {f"{F1}/transfer/mechanism": "derogation"}),
    RuleCase(
        "IT02",
        {**IT01, f"{F1}/transfer/mechanism": "addendum"},
        {f"{F1}/transfer/data_protection_test": "Done"},
    ),
    RuleCase(
        "IT02",
        {**IT01, f"{F1}/transfer/mechanism": "addendum"},
        {f"{F1}/transfer/mechanism": "approved-by-regulations"},
    ),
    RuleCase(
        "HR02",
        {f"{F1}/method": "bulk-extract", "/case/equality": ""},
        {"/case/equality": "Considered."},
    ),
]

ITEMS = [
    RuleCase("PP01", {f"{F1}/items": []}, {f"{I2}/group": "group-1"}),
    RuleCase("PP21", {f"{I1}/sensitivity": ["high-harm"]}, {f"{I1}/high_harm_reason": "Lives"}),
    RuleCase(
        "PP22", {f"{I1}/identifiability": "aggregate"}, {f"{I1}/small_number_rule": "Under 5"}
    ),
    RuleCase(
        "PP23",
        {f"{I2}/sensitivity": ["ordinary", "special-category"]},
        {f"{I2}/sensitivity": ["special-category"]},
    ),
    RuleCase("PP23", {f"{I2}/special_categories": []}, {f"{I2}/special_categories": ["health"]}),
    RuleCase("PP23", {f"{I2}/sensitivity": ["confidential"]}, {f"{I2}/special_categories": []}),
    RuleCase("AC09", {f"{I1}/why_needed": ""}, {f"{I1}/why_needed": "To find the home."}),
    RuleCase("GV02", {f"{I1}/free_text": True}, {f"{I1}/quality": "Facts only."}),
    RuleCase(
        "PP24", {"/people/-": {"id": "people-2", "name": "Carers"}}, {f"{I1}/people": ["people-2"]}
    ),
    RuleCase("PP25", {f"{I2}/name": "NAME and address"}, {f"{I2}/source_partner": "partner-2"}),
    RuleCase(
        "GV04",
        {"/case/why_not_less": ""},
        {f"{I1}/identifiability": "anonymous", f"{I2}/identifiability": "aggregate"},
    ),
]

CONSENT = [
    RuleCase(
        "PP08", with_consent() | {"/consent/position": ""}, {"/consent/position": "We also ask."}
    ),
    RuleCase(
        "PP08",
        with_consent() | {"/consent/position": ""},
        {f"{ASK}/meaning": "permission-courtesy"},
    ),
    RuleCase("CN01", with_consent(partners=[]), {f"{ASK}/partners": ["partner-1"]}),
    RuleCase(
        "CN01",
        WITH_CONSENT | {"/partners/id:partner-2/kind": "class"},
        {f"{ASK}/partners": ["partner-1"]},
    ),
    RuleCase("CN02", with_consent(active_opt_in=False), {f"{ASK}/active_opt_in": True}),
    RuleCase("CN03", with_consent(withdrawal=" "), {f"{ASK}/meaning": "permission-courtesy"}),
    RuleCase(
        "CN04",
        with_consent(purposes=["purpose-1", "purpose-2"]),
        {f"{ASK}/choices": ["A visit", "A survey"]},
    ),
    RuleCase("CN05", with_consent(separate=False), {f"{ASK}/separate": True}),
    RuleCase("CN06", with_consent(record=""), {f"{ASK}/record": "In the case file"}),
    RuleCase("CN07", with_consent(service_depends=True), {f"{ASK}/service_depends": False}),
    RuleCase("CN08", with_consent(age_rule="fixed-age", age=13), {f"{ASK}/age_rule": "competence"}),
    RuleCase(
        "CN09",
        with_consent(capacity="") | {"/people/id:people-1/capacity": "some-may-lack-capacity"},
        {"/people/id:people-1/capacity": "all-can-decide"},
    ),
    RuleCase(
        "CN10",
        with_consent(renewed_every=GONE),
        {f"{ASK}/renewed_every": {"number": 1, "unit": "years"}},
    ),
]

TELLING = [
    RuleCase("TR01", {"/telling": {}}, {"/telling/not_told": "Suspects are not told."}),
    RuleCase(
        "TR01",
        {"/telling": {}},
        {f"{L1}/exemptions/-": {"id": "exemption-1", "provision": "dpa2018-sch2-p2"}},
    ),
    RuleCase(
        "TR02",
        {"/telling/not_told": "Suspects are not told."},
        {"/telling/not_told_decided_by": "The DPO"},
    ),
    RuleCase(
        "TR02",
        {f"{L1}/exemptions/-": {"id": "exemption-1", "provision": "dpa2018-sch2-p2"}},
        {f"{L1}/exemptions/id:exemption-1/why": "The DPO judges each case."},
    ),
    RuleCase(
        "TR03", {"/rights/complaints": GONE}, {"/rights/complaints_contact": "dpo@wells.example"}
    ),
    RuleCase("TR04", {"/rights/objection": ""}, {"/rights/objection": "The council."}),
    RuleCase(
        "TR05", {f"{PUR}/automated_decisions": True}, {"/rights/automated": "Ask the council."}
    ),
    RuleCase(
        "TR06", {"/people/id:people-1/ages": ["13-15", "18-64"]}, {"/telling/children": "A comic."}
    ),
    RuleCase("GV05", {"/rights/foi": ""}, {"/rights/foi": "The council."}),
    RuleCase("GV05", {"/rights/publication": "not-decided"}, {"/rights/publication": "redacted"}),
    RuleCase(
        "PP29",
        {"/telling/notices/id:notice-2": GONE},
        {"/partners/id:partner-2/takes_part": "observer"},
    ),
    RuleCase(
        "AC07",
        {"/retention/id:retention-1/then": ""},
        {"/retention/id:retention-1/then": "archive"},
    ),
    RuleCase(
        "AC07",
        {"/retention/id:retention-1/period": GONE},
        {"/retention/id:retention-1/criteria": "Six months after the case closes"},
    ),
    RuleCase(
        "AC07",
        {"/retention/id:retention-1/partners": ["partner-3"]},
        {"/retention/id:retention-1/partners": []},
    ),
    RuleCase(
        "AC07",
        {
            "/retention/id:retention-1/items": [],
            "/retention/id:retention-1/item_groups": ["group-1"],
        },
        {f"{F1}/items": []},
    ),
    RuleCase(
        "AC08",
        {
            "/retention/id:retention-1/period": GONE,
            "/retention/id:retention-1/criteria": "As long as necessary",
        },
        {"/retention/id:retention-1/criteria": "Until the person is 25"},
    ),
    RuleCase(
        "PP30",
        {"/retention/id:retention-1/event": ""},
        {"/retention/id:retention-1/event": "The visit"},
    ),
]

RISKS = [
    RuleCase("AC01", {f"{DPIA}/needed": "yes"}, {f"{DPIA}/status": "in-progress"}),
    RuleCase(
        "AC01",
        {f"{DPIA}/needed": "yes", f"{DPIA}/status": "in-progress", f"{RUN}/start": "2026-11-24"},
        {f"{DPIA}/status": "completed"},
    ),
    RuleCase(
        "AC01",
        {f"{DPIA}/needed": "yes", f"{DPIA}/status": "in-progress", "/about/status": "in-force"},
        {"/about/status": "in-review"},
    ),
    RuleCase("AC02", {f"{DPIA}/needed": GONE}, {f"{DPIA}/status": "in-progress"}),
    RuleCase(
        "AC03",
        {f"{DPIA}/triggers": ["data-matching"], f"{DPIA}/needed_why": ""},
        {f"{DPIA}/needed_why": "Few people."},
    ),
    RuleCase(
        "AC20",
        {f"{P1}/capacity": "some-may-lack-capacity"},
        {f"{DPIA}/triggers": ["vulnerable-people"]},
    ),
    RuleCase(
        "AC20",
        {f"{I1}/sensitivity": ["high-harm"], f"{I2}/special_categories": ["biometric"]},
        {f"{DPIA}/triggers": ["biometric-data", "risk-of-physical-harm"]},
    ),
    RuleCase("AC21", {f"{F1}/kind": "matching"}, {f"{DPIA}/needed": "yes"}),
    RuleCase("AC21", {f"{DPIA}/triggers": ["data-matching"]}, {f"{DPIA}/triggers": []}),
    RuleCase("AC22", {f"{P1}/vulnerability": "They are ill."}, {f"{P1}/vulnerability": " "}),
    RuleCase("AC22", {f"{DPIA}/triggers": ["children"]}, {f"{I2}/sensitivity": ["confidential"]}),
    RuleCase("AC04", {f"{DPIA}/residual_risk": "high"}, {f"{DPIA}/regulator_consulted": True}),
    RuleCase("AC05", {f"{DPIA}/status": "completed"}, {f"{DPIA}/dpo_advice": "Go on."}),
    RuleCase("AC10", {"/security/measures": ""}, {"/security/measures": "Locks"}),
    RuleCase(
        "AC10",
        {"/security/breach_within": GONE},
        {"/security/breach_within": {"number": 1, "unit": "days"}},
    ),
    RuleCase("AC10", {"/security/breach_contact": GONE}, {"/security/breach_contact": "The DPO"}),
    RuleCase(
        "PP31",
        {"/security/breach_within": {"number": 3, "unit": "days"}},
        {"/security/breach_within": {"number": 2, "unit": "days"}},
    ),
    RuleCase("HR01", {"/case/human_rights": ""}, {"/case/human_rights": "Needed."}),
    RuleCase("PP32", {"/risks/id:risk-2": GONE}, {"/risks/id:risk-1/kind": ""}),
    RuleCase("PP33", {"/risks/id:risk-1/measures": ""}, {"/risks/id:risk-1/measures": "Locks"}),
]

SCREENING = [
    RuleCase("AC23", {f"{SC}/identifiable": False}, {f"{SC}/identifiable": True}),
    RuleCase("AC23", {f"{SC}/leaves_organisation": False}, {f"{SC}/leaves_organisation": True}),
    RuleCase("AC23", {f"{SC}/on_instructions": "yes"}, {f"{SC}/on_instructions": "no"}),
    RuleCase(
        "AC23",
        {f"{SC}/on_instructions": "no", "/partners/-": HOST},
        {f"{SC}/on_instructions": "some"},
    ),
    RuleCase(
        "AC23",
        {f"{SC}/decide_together": False, f"{F1}/roles/-": JOINT},
        {f"{SC}/decide_together": True},
    ),
    RuleCase("AC23", {f"{SC}/decide_together": True}, {f"{F1}/roles/-": JOINT}),
    RuleCase("AC23", {f"{SC}/decision": ["one-off-record"]}, {f"{SC}/decision": ["agreement"]}),
    RuleCase(
        "AC23", {f"{SC}/decision": ["agreement", "nothing"]}, {f"{SC}/decision": ["agreement"]}
    ),
    RuleCase(
        "AC23",
        {f"{SC}/decision": ["agreement", "processor-contract"]},
        {f"{F1}/roles/-": {"id": "role-9", "partner": "partner-2", "role": "processor"}},
    ),
    RuleCase(
        "AC23",
        {f"{SC}/decision": ["agreement", "joint-controller-arrangement"]},
        {f"{F1}/roles/-": JOINT},
    ),
    RuleCase(
        "AC24",
        {f"{SC}/decision": ["agreement"], f"{SC}/identifiable": True, f"{SC}/people_told": False},
        {f"{SC}/decision": ["agreement", "privacy-notice-change"]},
    ),
    RuleCase(
        "AC24",
        {f"{SC}/decision": ["agreement"], f"{SC}/urgent": True},
        {f"{SC}/decision_why": "It was done last week."},
    ),
]

RUNNING = [
    RuleCase("AC06", {f"{RUN}/review_date": GONE}, {f"{RUN}/review_date": "2027-01-01"}),
    RuleCase("AC06", {f"{RUN}/owner_partner": GONE}, {f"{RUN}/owner_partner": "partner-2"}),
    RuleCase("AC06", {f"{RUN}/owner_role": ""}, {f"{RUN}/owner_role": "Head"}),
    RuleCase(
        "PP34",
        {f"{RUN}/review_date": "2026-11-23", f"{RUN}/start": GONE},
        {f"{RUN}/review_date": "2026-11-24"},
    ),
    RuleCase(
        "PP34",
        {f"{RUN}/review_date": "2026-11-23", f"{RUN}/start": GONE},
        {"/about/status": "ended"},
    ),
    RuleCase("PP35", {f"{RUN}/review_date": "2026-12-01"}, {f"{RUN}/review_date": "2026-12-02"}),
    RuleCase("PP35", {f"{RUN}/end": "2027-05-31"}, {f"{RUN}/end": "2027-06-01"}),
    RuleCase(
        "PP35",
        {f"{RUN}/end": "2026-12-01", f"{RUN}/review_date": "2026-12-01"},
        {f"{RUN}/start": "2026-11-01"},
    ),
    RuleCase("PP36", {"/about/under_framework": True}, {f"{RUN}/framework/name": "Mendip charter"}),
    RuleCase("GV03", {f"{RUN}/emergencies": GONE}, {f"{RUN}/emergencies": "Share at once"}),
    RuleCase(
        "PP37",
        {"/purposes/-": {"id": "purpose-2", "name": "Surveys"}},
        {f"{F2}/purposes": ["purpose-1", "purpose-2"]},
    ),
    RuleCase(
        "PP38",
        {"/case/outcomes/id:outcome-1/measure": ""},
        {"/case/outcomes/id:outcome-1/outcome": ""},
    ),
    RuleCase(
        "PP39",
        {"/open_questions/-": {"id": "question-1", "question": "Who?", "status": "open"}},
        {"/open_questions/id:question-1/owner": "The DPO"},
    ),
    RuleCase(
        "PP39",
        {
            "/open_questions/-": {
                "id": "question-1",
                "question": "Who?",
                "owner": "DPO",
                "due": "2026-11-23",
            }
        },
        {"/open_questions/id:question-1/status": "answered"},
    ),
    RuleCase(
        "GV01", {"/sign_off/signatories/id:signature-3": GONE}, {f"{P3}/takes_part": "observer"}
    ),
    RuleCase(
        "GV01",
        {"/sign_off/signatories/id:signature-3": GONE, f"{P3}/kind": "class"},
        {"/sign_off/accession": "By letter"},
    ),
    RuleCase(
        "GV01",
        {"/sign_off/signatories/id:signature-1/role": ""},
        {"/sign_off/signatories/id:signature-1/role": "Director"},
    ),
    RuleCase(
        "PP40",
        {"/sign_off/signatories/-": {"id": "signature-4", "partner": "partner-1", "role": "x"}},
        {"/sign_off/signatories/id:signature-1": GONE},
    ),
    RuleCase(
        "PP41",
        {
            "/partners/-": HOST,
            "/sign_off/signatories/-": {"id": "signature-4", "partner": "partner-4"},
        },
        {"/partners/id:partner-4/takes_part": "shares"},
    ),
    RuleCase(
        "PP42",
        {
            "/sign_off/signatories/id:signature-1/status": "signed",
            "/sign_off/signatories/id:signature-1/version": "0.9",
        },
        {"/about/version": "0.9"},
    ),
]
