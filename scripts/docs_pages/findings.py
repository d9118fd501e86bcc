"""Reference of the JSON of findings, from its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from docs_pages.markdown import cell, page, table
from kaskade_graph import resources
from kaskade_graph.errors import Lang

_TITLES = {
    "temuan": "A finding (`temuan`)",
    "bukti": "Evidence (`bukti`)",
    "pengecualian": "A waiver (`pengecualian`)",
    "ringkasan": "The summary (`ringkasan`)",
}


def render(lang: Lang) -> str:
    """Return the page."""
    schema: dict[str, Any] = json.loads(resources.skema().read_text(encoding="utf-8"))
    lines = [
        cell(schema["description"]),
        "",
        "[The schema](../../data/schema/temuan.schema.json), JSON Schema 2020-12.",
    ]
    parts = [list(_part(title, schema["$defs"][name])) for name, title in _TITLES.items()]
    return page(lang, "JSON of findings", lines, *parts)


def _part(title: str, schema: dict[str, Any]) -> Iterator[str]:
    yield from (f"## {title}", "", cell(schema["description"]), "")
    rows = [
        (f"`{name}`", _type(field), cell(field.get("description", ""))) for name, field in _fields(schema)
    ]
    yield from table(("Key", "Value", "Meaning"), rows)


def _fields(schema: dict[str, Any], above: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, field in schema["properties"].items():
        yield above + name, field
        inner = field.get("items", field)
        if "properties" in inner:
            yield from _fields(inner, f"{above}{name}{'[]' if inner is not field else ''}.")


def _type(field: dict[str, Any]) -> str:
    """Return in a few words what a field holds."""
    if "$ref" in field:
        return f"`{field['$ref'].rpartition('/')[2]}`"
    if "enum" in field:
        return ", ".join("null" if v is None else f"`{v}`" for v in field["enum"])
    if "oneOf" in field:
        return " or ".join(_type(choice) for choice in field["oneOf"])
    if field["type"] == "array":
        inner = field.get("prefixItems")
        items = field.get("items") or {}
        return f"list of {len(inner)}: {_type(inner[0])}" if inner else f"list of: {_type(items)}"
    names = field["type"] if isinstance(field["type"], list) else [field["type"]]
    return " or ".join(names) + (f" ({field['format']})" if "format" in field else "")
