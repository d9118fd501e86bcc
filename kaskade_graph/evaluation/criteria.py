"""The columns of the worksheets and the criteria of the form, with the rules against each: data, not code."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kaskade_graph import resources
from kaskade_graph.errors import Teks


@dataclass(frozen=True, slots=True)
class CriterionColumn:
    """One column that is marked: its key, heading, the codes of rules that speak against it, and what it asks."""

    key: str
    judul: Teks
    aturan: frozenset[str]
    alasan: Teks


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of the form (LKE, PermenPANRB 88/2021).

    ``bobot`` is its weight of 100. ``satuan`` is what is counted and ``syarat`` how one of it fulfils the
    criterion; both None for what cannot be seen from a cascade. ``aturan`` are codes of rules, for ``syarat``
    ``aturan``.
    """

    kode: str
    komponen: str
    sub_komponen: str
    kriteria: str
    bobot: Decimal
    satuan: str | None = None
    syarat: str | None = None
    aturan: frozenset[str] = frozenset()
    alasan: Teks | None = None


@cache
def _data() -> dict[str, dict[str, dict[str, object]]]:
    path = resources.evaluasi() / "kertas-kerja.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _teks(value: object) -> Teks:
    assert isinstance(value, dict)
    return Teks(str(value["id"]), str(value["en"]))


def _codes(facts: dict[str, object]) -> frozenset[str]:
    found = facts.get("aturan", [])
    assert isinstance(found, list)
    return frozenset(str(c) for c in found)


@cache
def columns() -> dict[str, CriterionColumn]:
    """Return the columns by key."""
    return {
        key: CriterionColumn(key, _teks(facts["judul"]), _codes(facts), _teks(facts["alasan"]))
        for key, facts in _data()["kolom"].items()
    }


def component(kode: str) -> str:
    """Return the number of the component of the form that findings under a rule belong to.

    >>> component("KSK401"), component("KSK304"), component("KSK710"), component("OWN101")
    ('2', '1', '3', '1')
    """
    given = _data()["komponen"]
    starts = [begin for begin in given if kode.startswith(begin)]
    return str(given[max(starts, key=len)]) if starts else "1"


def components() -> dict[str, Teks]:
    """Return the names of the components of the form by number, in its order."""
    english = _data()["nama_komponen"]
    named = {c.kode.partition(".")[0]: c.komponen for c in form()}
    return {number: Teks(name, str(english[number])) for number, name in named.items()}


@cache
def form() -> tuple[Criterion, ...]:
    """Return the criteria of the form, in its order."""
    seen = _data()["lke"]
    found = []
    with (resources.evaluasi() / "lke-88-2021.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            facts = seen.get(row["kode"], {})
            weight = Decimal(row["bobot_sub_komponen"]) * Decimal(row["bobot_kriteria_persen"]) / 100
            found.append(
                Criterion(
                    row["kode"],
                    row["komponen"],
                    row["sub_komponen"],
                    row["kriteria"],
                    weight,
                    str(facts["satuan"]) if facts else None,
                    str(facts["syarat"]) if facts else None,
                    _codes(facts),
                    _teks(facts["alasan"]) if facts else None,
                )
            )
    return tuple(found)
