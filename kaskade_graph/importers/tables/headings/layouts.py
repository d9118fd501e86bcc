"""National layouts: tables that every office has in the same form, as data, recognised by their headings.

Each file in ``data/tata-letak`` names a layout, the headings that make it out, and what its columns hold where the
words of the heading alone do not say it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache

from kaskade_graph import resources
from kaskade_graph.importers.tables.headings.heading_words import words
from kaskade_graph.importers.tables.headings.roles import KNOWN, Role
from kaskade_graph.importers.tables.mapping.plan import Plan


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its name, the headings that it must have (as :func:`~.headings.words`), and roles by heading."""

    name: str
    title: str
    needs: frozenset[str]
    roles: dict[str, Role]


@cache
def layouts() -> tuple[Layout, ...]:
    """Return all layouts that come along."""
    return tuple(_read(path.read_text("utf-8")) for path in resources.table_layouts())


def _read(text: str) -> Layout:
    data = tomllib.loads(text)
    roles = {
        words(heading): Role(key, KNOWN, level, grounds=f"tata letak {data['nama']}")
        for heading, (key, level) in ((h, _key(k)) for h, k in data["kolom"].items())
    }
    return Layout(data["nama"], data["judul"], frozenset(map(words, data["ciri"])), roles)


def _key(text: str) -> tuple[str, str | None]:
    key, _, level = text.partition(" ")
    return key, level or None


def apply_layout(plan: Plan) -> None:
    """Where the headings are those of a national layout, take the roles that it gives."""
    here = {c: words(h.rsplit(" / ", 1)[-1]) for c, h in plan.headings.items()}
    fitting = [x for x in layouts() if x.needs <= set(here.values())]
    if not fitting:
        return
    layout = max(fitting, key=lambda x: len(x.needs))
    plan.layout = layout.name
    for column, heading in here.items():
        if heading in layout.roles:
            known, said = plan.roles.get(column), layout.roles[heading]
            if known is not None and said.key in known.levels and known.key == "nama":
                continue  # "Tujuan / Sasaran Strategis" names more levels than its last words
            same = known is not None and known.key == said.key and said.level is None
            plan.roles[column] = replace(said, level=known.level) if known is not None and same else said
