"""The catalogue: every rule there is, from the three places rules are written in.

* ``kaskade_graph/audit/rules/<family>/kskNNN.py``: ``ATURAN`` and ``check``;
* ``shapes/*.ttl``: a shape that carries ``kin:kode`` and its texts as annotations;
* ``queries/audit/*.rq``: a ``#+`` header with the same parts.

Rules of one's own stand beside them: see :mod:`kaskade_graph.audit.own`.

Reading it imports neither rdflib nor pyshacl.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from kaskade_graph import resources
from kaskade_graph.audit import own
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.errors import InputError, Teks, UnknownName
from kaskade_graph.text import shown


def load_all() -> tuple[Aturan, ...]:
    """Return all rules, sorted by code; those of one's own among them.

    Raises :class:`InputError` for a file of rules that is broken, lacks a part, or has a code that is taken.
    """
    return _load(own.folder())


@cache
def _load(folder: Path | None) -> tuple[Aturan, ...]:
    from kaskade_graph.audit.rules import from_queries, from_shapes

    found = [*_python()]
    for path in resources.shapes():
        found += from_shapes.read(path)
    for path in resources.audit_queries():
        found.append(from_queries.read(path))
    if folder is not None:
        from kaskade_graph.audit.rules import of_folder

        found += of_folder.read(folder)
    return tuple(sorted(_once(found), key=lambda rule: rule.kode))


def _once(found: Sequence[Aturan]) -> Sequence[Aturan]:
    """Return ``found``; raise :class:`InputError` when two rules have one code or one name."""
    for part in ("kode", "nama"):
        taken: dict[str, Aturan] = {}
        for rule in found:
            first = taken.setdefault(getattr(rule, part), rule)
            if first is not rule:
                what = shown(getattr(rule, part))
                raise InputError(
                    Teks(
                        f"{shown(rule.sumber)}: {part} {what} sudah dipakai di {shown(first.sumber)}",
                        f"{shown(rule.sumber)}: {part} {what} is taken by {shown(first.sumber)}",
                    ),
                    Teks(
                        "Beri aturan itu kode dan nama sendiri.",
                        "Give that rule a code and a name of its own.",
                    ),
                )
    return found


def get(kode: str) -> Aturan:
    """Return the rule with this code or name, in any case; raise :class:`UnknownName` with the nearest ones."""
    asked = kode.strip().casefold()
    for rule in load_all():
        if asked in (rule.kode.casefold(), rule.nama):
            return rule
    for rule in load_all():  # a code that is no more leads to the rule that took it over
        if asked in (kode.casefold() for kode in rule.dahulu):
            return rule
    raise unknown(kode)


def unknown(kode: str) -> UnknownName:
    """Return the error that there is no such rule, with the codes and names nearest to it."""
    import difflib

    from rapidfuzz.distance import OSA

    asked = kode.strip().casefold()
    names = [r.kode for r in load_all()] + [r.nama for r in load_all()]
    slip = [r.kode for r in load_all() if OSA.distance(asked.upper(), r.kode) == 1][:3]
    near = (
        slip
        or difflib.get_close_matches(asked.upper(), names, 3)
        or difflib.get_close_matches(asked, names, 3)
    )
    return UnknownName(
        Teks(f"tidak ada aturan {shown(kode)!r}", f"there is no rule {shown(kode)!r}"),
        near,
        None if near else Teks("Daftarnya: kaskade rules", "For the list: kaskade rules"),
    )


def _python() -> Iterator[Aturan]:
    for family in pkgutil.iter_modules(__path__):
        if family.ispkg:
            package = importlib.import_module(f"{__name__}.{family.name}")
            for entry in pkgutil.iter_modules(package.__path__):
                if entry.name.startswith("ksk"):
                    module = importlib.import_module(f"{package.__name__}.{entry.name}")
                    source = f"kaskade_graph/audit/rules/{family.name}/{entry.name}.py"
                    yield replace(module.ATURAN, mesin="python", sumber=source, check=module.check)
