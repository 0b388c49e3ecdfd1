"""The validators, closed to everything but the local schema files."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.exceptions import NoSuchResource
from referencing.jsonschema import DRAFT202012

from sharebuilder.schema.files import ROOT_FILE, schema_files

if TYPE_CHECKING:
    from pathlib import Path

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def _refuse(uri: str) -> NoReturn:
    # jsonschema would otherwise fetch an unknown reference over the network.
    raise NoSuchResource(ref=uri)  # type: ignore[call-arg] # its stub hides the attrs fields


@cache
def formats() -> FormatChecker:
    """The formats that the schema uses, each checked by our own strict rule."""
    checker = FormatChecker(formats=())

    def day(value: object) -> bool:
        return not isinstance(value, str) or bool(
            _DATE.fullmatch(value) and date.fromisoformat(value)
        )

    def moment(value: object) -> bool:
        return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None

    def email(value: object) -> bool:
        return not isinstance(value, str) or bool(_EMAIL.fullmatch(value))

    checker.checks("date", raises=ValueError)(day)
    checker.checks("date-time", raises=ValueError)(moment)
    checker.checks("email")(email)
    return checker


@cache
def registry(folder: Path | None = None) -> Registry[Any]:
    """The schema files under their ids. A reference to anything else is refused."""
    files = schema_files(folder)
    resources = [
        (str(content["$id"]), Resource.from_contents(content, default_specification=DRAFT202012))
        for content in files.values()
    ]
    closed: Registry[Any] = Registry(retrieve=_refuse)  # type: ignore[call-arg] # as above
    return closed.with_resources(resources).crawl()


@cache
def validator(place: str = "", folder: Path | None = None) -> Draft202012Validator:
    """A validator for the agreement, or for one part of it.

    Args:
        place: `""` for the whole, a top-level property such as `case`, or one with `/*` for one
            of its records, such as `partners/*`.
        folder: where the schema files lie; those that ShareBuilder brings when left out.

    Raises:
        KeyError: the agreement has no such part.
    """
    files = schema_files(folder)
    root = files[ROOT_FILE]
    fragment = "#"
    if place:
        name, _, record = place.partition("/")
        root["properties"][name]  # a KeyError here is a mistake in the caller
        fragment += f"/properties/{name}" + ("/items" if record else "")
    return Draft202012Validator(
        {"$ref": str(root["$id"]) + fragment},
        registry=registry(folder),
        format_checker=formats(),
    )
