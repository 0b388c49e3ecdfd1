"""The sources that rules cite."""

from __future__ import annotations

from sharebuilder.knowledge.citation import Citation

_LEGISLATION = "https://www.legislation.gov.uk"
CODE = Citation(
    "ICO data sharing code",
    "https://ico.org.uk/for-organisations/data-sharing-a-code-of-practice/navigating-the-data-sharing-code/",
)
CONFIDENTIALITY = Citation(
    "Common-law duty of confidentiality",
    "https://digitalregulations.innovation.nhs.uk/regulations-and-guidance-for-developers/all-developers-guidance/common-law-duty-of-confidentiality/",
)
CALDICOTT = Citation(
    "Caldicott Principles", "https://www.gov.uk/government/publications/the-caldicott-principles"
)
OPT_OUT = Citation(
    "National data opt-out policy",
    "https://digital.nhs.uk/services/national-data-opt-out/operational-policy-guidance-document/when-does-a-national-data-opt-out-apply",
)


def uk_gdpr(article: str, detail: str = "") -> Citation:
    """An Article of the UK GDPR, for example `uk_gdpr("6", "(1)")`."""
    return Citation(
        f"UK GDPR Article {article}{detail}", f"{_LEGISLATION}/eur/2016/679/article/{article}"
    )


def dpa(section: str, detail: str = "") -> Citation:
    """A section of the Data Protection Act 2018."""
    return Citation(
        f"DPA 2018 section {section}{detail}", f"{_LEGISLATION}/ukpga/2018/12/section/{section}"
    )


def dpa_schedule(schedule: int, paragraph: str = "") -> Citation:
    """A Schedule of the Data Protection Act 2018, or one of its paragraphs."""
    address = f"{_LEGISLATION}/ukpga/2018/12/schedule/{schedule}"
    if not paragraph:
        return Citation(f"DPA 2018 Schedule {schedule}", address)
    return Citation(
        f"DPA 2018 Schedule {schedule} paragraph {paragraph}", f"{address}/paragraph/{paragraph}"
    )


def act(text: str, path: str) -> Citation:
    """A provision of another Act, by its name and its path on legislation.gov.uk."""
    return Citation(text, f"{_LEGISLATION}/{path}")
