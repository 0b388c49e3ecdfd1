"""Partners, their contacts, and the people the information is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sharebuilder.documents.context.words import day, joined, line, long, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sharebuilder.documents.context.words import Words
    from sharebuilder.model.views import Contact, Partner

_FIRST = ("single-point-of-contact", "deputy-contact", "information-governance-lead")
_PROTECTION = ("data-protection-officer", "caldicott-guardian")
_BREACH = ("breach-contact", "siro")


def partners(words: Words) -> list[dict[str, str]]:
    """Who takes part, and what each does."""
    found = []
    for one in words.agreement.partners:
        part = words.choice("/partners/*/takes_part", one.takes_part)
        name, short = line(one.name), line(one.short_name)
        found.append(
            {
                "name": name or words.name("partners", one.id),
                "short_name": short if name and short != name else "",
                # Most partners give or receive; the short list says what is not so.
                "part": "" if one.takes_part == "shares" else part,
                "part_label": part,
                "what_it_does": long(one.description),
            }
        )
    return found


def classes(words: Words) -> list[dict[str, Any]]:
    """The classes of organisations, and their members."""
    return [
        {
            "name": words.name("partners", one.id),
            "who_belongs": long(one.class_rules.who_belongs),
            "joining": long(one.class_rules.joining),
            "leaving": long(one.class_rules.leaving),
            "expected_number": line(one.class_rules.expected_number),
            "members": [
                {
                    "name": line(member.name),
                    "identifier": line(member.identifier),
                    "days": joined(
                        f"Joined {day(member.joined)}" if member.joined else "",
                        f"left {day(member.left)}" if member.left else "",
                    ),
                }
                for member in one.members
            ],
        }
        for one in words.agreement.partners
        if one.kind == "class" and (one.class_rules or one.members)
    ]


def contacts(words: Words) -> list[dict[str, str]]:
    """For each partner, whom to ask first."""
    return [
        {
            "partner": words.name("partners", one.id),
            "first": _first(one.contacts, _FIRST),
            "protection": _first(one.contacts, _PROTECTION),
            "breach": _first(one.contacts, _BREACH),
        }
        for one in words.agreement.partners
        if one.contacts
    ]


def contacts_full(words: Words) -> list[dict[str, Any]]:
    """All that is known of each partner and its contacts."""
    found = []
    for one in words.agreement.partners:
        facts = _facts(words, one)
        listed = contacts_of(words, one)
        if facts or listed:
            found.append(
                {
                    "name": line(one.name) or words.name("partners", one.id),
                    "facts": facts,
                    "contacts": listed,
                    "reachable": any(contact["reach"] for contact in listed),
                }
            )
    return found


def contacts_of(words: Words, partner: Partner) -> list[dict[str, str]]:
    """Every role at a partner, with the post that holds it and how to reach it."""
    return [
        {
            "role": line(contact.role_other)
            if contact.role == "other" and contact.role_other.strip()
            else words.choice("/partners/*/contacts/*/role", contact.role),
            "post": joined(line(contact.job_title), line(contact.name), mark=", "),
            "reach": joined(line(contact.email), line(contact.phone), mark=", "),
        }
        for contact in partner.contacts
    ]


def people(words: Words) -> list[dict[str, Any]]:
    """The groups of people that the information is about."""
    place = "/people/*"
    return [
        {
            "name": words.name("people", one.id),
            "description": long(one.description),
            "facts": words.facts(
                (f"{place}/kind", words.choice(f"{place}/kind", one.kind)),
                (f"{place}/ages", words.choices(f"{place}/ages", one.ages)),
                (f"{place}/number", line(one.number).rstrip(".")),
                (f"{place}/capacity", words.choice(f"{place}/capacity", one.capacity)),
                (f"{place}/can_refuse", words.choice(f"{place}/can_refuse", one.can_refuse)),
            ),
            "vulnerability": long(one.vulnerability),
            "power_imbalance": long(one.power_imbalance),
            "expectations": long(one.expectations),
        }
        for one in words.agreement.people
    ]


def _facts(words: Words, one: Partner) -> list[dict[str, str]]:
    ids = one.identifiers
    return words.facts(
        ("/partners/*/type", words.choice("/partners/*/type", one.type)),
        ("/partners/*/sector", words.choice("/partners/*/sector", one.sector)),
        ("/partners/*/public_authority", yes_no(one.public_authority)),
        ("/partners/*/competent_authority", yes_no(one.competent_authority)),
        ("/partners/*/teams", line(one.teams)),
        ("/partners/*/other_names", joined(*map(line, one.other_names))),
        ("/partners/*/former_names", joined(*map(line, one.former_names))),
        ("/partners/*/identifiers/ico_registration", line(ids.ico_registration)),
        ("/partners/*/identifiers/ods_code", line(ids.ods_code)),
        ("/partners/*/identifiers/ons_code", line(ids.ons_code)),
        ("/partners/*/identifiers/urn", line(ids.urn)),
        ("/partners/*/identifiers/company_number", line(ids.company_number)),
        ("/partners/*/identifiers/charity_number", line(ids.charity_number)),
        ("/partners/*/identifiers/other", line(ids.other)),
        ("/partners/*/processing_record", line(one.processing_record)),
    )


def _first(contacts: Iterable[Contact], roles: Iterable[str]) -> str:
    """The contact with the first of these roles that anybody holds."""
    for role in roles:
        for contact in contacts:
            if contact.role == role:
                reach = line(contact.email) or line(contact.phone)
                return joined(line(contact.job_title) or line(contact.name), reach, mark=", ")
    return ""
