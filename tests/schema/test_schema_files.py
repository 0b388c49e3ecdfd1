"""The schema files themselves: well formed, described, and closed to everything outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sharebuilder.errors import SeedProblem
from sharebuilder.resources import schemas_dir
from sharebuilder.schema.files import schema_files
from sharebuilder.schema.shape import Shape, shape

FILES = sorted(schemas_dir().rglob("*.schema.json"))
AGREEMENT_FILES = sorted((schemas_dir() / "agreement").glob("*.schema.json"))
OUR_KEYWORDS = {"x-refers-to", "x-knowledge", "x-personal"}
KEYWORDS = {
    "$schema", "$id", "$ref", "$defs", "$comment", "title", "description", "type", "properties",
    "required", "items", "prefixItems", "enum", "const", "pattern", "format", "minLength", "maxLength",
    "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "additionalProperties",
    "patternProperties", "propertyNames", "anyOf", "oneOf", "allOf", "not", "if", "then", "else",
    "minProperties", "maxProperties", "default", "examples", "dependentRequired", "contains",
} | OUR_KEYWORDS  # fmt: skip


def nodes(node: Any, place: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every schema node below a node; the names of properties are not nodes."""
    found = []
    if isinstance(node, dict):
        found.append((place, node))
        for key, value in node.items():
            if key in {"properties", "$defs", "patternProperties"}:
                for name, child in value.items():
                    found += nodes(child, f"{place}/{name}")
            elif isinstance(value, dict) and key not in {"const", "default"}:
                found += nodes(value, f"{place}/{key}")
            elif isinstance(value, list) and key in {"anyOf", "oneOf", "allOf", "prefixItems"}:
                for index, child in enumerate(value):
                    found += nodes(child, f"{place}/{key}/{index}")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_schema_obeys_the_metaschema_and_misspells_no_keyword(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(content)
    assert content["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for place, node in nodes(content):
        assert set(node) <= KEYWORDS, f"{path.name}{place}: {set(node) - KEYWORDS}"


@pytest.mark.parametrize("path", AGREEMENT_FILES, ids=lambda path: path.name)
def test_every_property_has_a_title_and_a_description(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    for place, node in nodes(content):
        for name, child in node.get("properties", {}).items():
            assert child.get("title"), f"{path.name}{place}/{name} has no title"
            assert child.get("description", "").endswith("."), f"{path.name}{place}/{name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_references_stay_among_the_local_files(path: Path) -> None:
    names = {other.name for other in path.parent.glob("*.schema.json")}
    for place, node in nodes(json.loads(path.read_text(encoding="utf-8"))):
        target = node.get("$ref", "").partition("#")[0]
        assert not target or target in names, f"{path.name}{place} refers to {target}"


def test_every_reference_field_names_a_collection_and_every_collection_has_its_own_prefix() -> None:
    collections = shape().collections()
    for field in shape().reference_fields():
        assert field.collection in collections, field
    prefixes = [shape().id_prefix(collection) for collection in collections]
    assert all(prefixes)
    assert len(set(prefixes)) == len(prefixes)


def test_the_shape_knows_nested_and_referred_fields() -> None:
    method = shape().field("/flows/*/method")
    assert method is not None
    assert "secure-email" in method.enum
    assert shape().field("/flows/*/to").refers_to == "/partners"  # type: ignore[union-attr]
    assert shape().field("/retention/*/period").kind == "period"  # type: ignore[union-attr]
    assert shape().field("/retention/*/period/number") is None
    assert shape().field("/law/*/lawful_basis").knowledge == "lawful-basis"  # type: ignore[union-attr]
    assert shape().field("/case/summary") is None


def test_a_broken_schema_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "agreement.schema.json").write_text("{", encoding="utf-8")
    with pytest.raises(SeedProblem) as caught:
        schema_files(tmp_path)
    assert caught.value.file == tmp_path / "agreement.schema.json"


def test_a_missing_schema_is_named(tmp_path: Path) -> None:
    with pytest.raises(SeedProblem) as caught:
        schema_files(tmp_path)
    assert "missing" in str(caught.value)


def test_a_reference_that_leads_outside_is_refused() -> None:
    root = {
        "title": "T",
        "description": "D.",
        "type": "object",
        "properties": {"far": {"$ref": "https://elsewhere.example/far.schema.json"}},
    }
    with pytest.raises(SeedProblem, match="leads nowhere"):
        Shape({"agreement.schema.json": root})
