"""The figures of a run as a table and as JSON."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.reading.score import Score

BINS = (("< 0.6", 0.0, 0.6), ("0.6", 0.6, 0.8), ("0.8", 0.8, 0.95), (">= 0.95", 0.95, 1.01))


@dataclass
class Result:
    """One document read. ``how``: ``langsung``; ``dengan --unit`` when it asked; ``usulan`` by a proposed mapping."""

    id: str
    layout: str
    form: str
    how: str
    code: int
    seconds: float
    elements: int
    cascade: bool
    score: Score
    said: str

    @property
    def accepted(self) -> bool:
        """Whether it was read without help: exit 0, or 3 with most of its facts right."""
        s = self.score
        return (
            self.how != "usulan"
            and self.elements > 0
            and (self.code == 0 or (self.code == 3 and 2 * s.right > s.facts))
        )


def summary(results: list[Result]) -> dict[str, Any]:
    """Return the figures over some documents that hold a cascade; rates are shares of the facts, in per cent."""
    facts = sum(r.score.facts for r in results)
    taken = [r for r in results if r.accepted]
    within = sum(r.score.facts for r in taken)

    def rate(part: float, whole: float) -> float | None:
        return round(100 * part / whole, 2) if whole else None

    return {
        "dokumen": len(results),
        "diterima": len(taken),
        "fakta": facts,
        "benar": rate(sum(r.score.right for r in results), facts),
        "salah/hilang, diberitahukan": rate(sum(r.score.told for r in results), facts),
        "salah/hilang, DIAM": rate(sum(r.score.silent for r in results), facts),
        "tambahan": sum(r.score.invented for r in results),
        "benar, pada yang diterima": rate(sum(r.score.right for r in taken), within),
        "DIAM, pada yang diterima": rate(sum(r.score.silent for r in taken), within),
        "keluar": dict(sorted(Counter(str(r.code) for r in results).items())),
        "meminta --unit": sum(r.how == "dengan --unit" for r in results),
        "lewat usulan peta": sum(r.how == "usulan" for r in results),
        "detik CPU, median": sorted(r.seconds for r in results)[len(results) // 2] if results else None,
    }


def calibration(results: list[Result]) -> dict[str, dict[str, float | int | None]]:
    """Return for each band of certainty how many readings were marked so, and how many in a hundred are right."""
    out: dict[str, dict[str, float | int | None]] = {}
    marks = [m for r in results for m in r.score.marks]
    for name, low, high in BINS:
        these = [right for sure, right in marks if low <= sure < high]
        out[name] = {
            "bacaan": len(these),
            "benar": round(100 * sum(these) / len(these), 2) if these else None,
        }
    return out


def _groups(results: list[Result], key: Callable[[Result], str]) -> dict[str, list[Result]]:
    groups: dict[str, list[Result]] = defaultdict(list)
    for r in results:
        if r.cascade:
            groups[key(r)].append(r)
    return groups


def to_json(results: list[Result]) -> dict[str, Any]:
    """Return all figures."""
    with_cascade = [r for r in results if r.cascade]
    without = [r for r in results if not r.cascade]
    return {
        "semua": summary(with_cascade),
        "menurut tata letak": {k: summary(v) for k, v in _groups(results, lambda r: r.layout).items()},
        "menurut format": {k: summary(v) for k, v in _groups(results, lambda r: r.form).items()},
        "bukan kaskade": {
            "dokumen": len(without),
            "diterima": [r.id for r in without if r.code == 0],
            "berisi unsur": [f"{r.id} ({r.elements})" for r in without if r.elements],
            "keluar": dict(Counter(str(r.code) for r in without)),
        },
        "keyakinan": calibration(with_cascade),
        "ditolak": [f"{r.id} (keluar {r.code})" for r in with_cascade if not r.accepted],
        "dokumen": [
            {
                "id": r.id,
                "keluar": r.code,
                "cara": r.how,
                "fakta": r.score.facts,
                "benar": r.score.right,
                "diberitahukan": r.score.told,
                "diam": r.score.silent,
                "tambahan": r.score.invented,
                "detik": round(r.seconds, 2),
            }
            for r in results
        ],
    }


def to_text(results: list[Result], examples: int = 0) -> str:
    """Return the table: a layout a line, then a format a line, then all; certainty; what was refused."""
    data = to_json(results)
    out = [_head()]
    for title in ("menurut tata letak", "menurut format"):
        out += [_line(name, s) for name, s in data[title].items()]
        out.append("")
    out += [_line("SEMUA", data["semua"]), ""]
    out.append("keyakinan   bacaan   benar %")
    out += [f"{name:10} {c['bacaan']:8} {_pct(c['benar'])}" for name, c in data["keyakinan"].items()]
    none = data["bukan kaskade"]
    taken = ", ".join(none["diterima"]) or "tidak ada"
    filled = ", ".join(none["berisi unsur"]) or "tidak ada"
    out += [
        "",
        f"bukan kaskade: {none['dokumen']} dokumen, keluar {none['keluar']}, diterima: {taken}; "
        f"ditulis berisi unsur: {filled}",
    ]
    out += ["", f"ditolak ({len(data['ditolak'])}):", *(f"  {name}" for name in data["ditolak"])]
    if examples:
        for r in results:
            if r.score.silent and r.cascade:
                out += [
                    "",
                    f"{r.id} keluar {r.code}, diam {r.score.silent}: {dict(r.score.kinds.most_common(12))}",
                ]
                out += [f"    {e}" for e in r.score.examples[:examples]]
            elif r.code not in (0, 3):
                out += ["", f"{r.id} keluar {r.code}: {r.said.strip().splitlines()[-1:]}"]
    return "\n".join(out)


def _head() -> str:
    return (
        f"{'':18} {'dok':>4} {'diterima':>8} {'fakta':>6} {'benar':>7} {'diberi-':>8} {'DIAM':>7} {'tambah-':>7} "
        f"{'benar di':>8} {'DIAM di':>8}  keluar\n"
        f"{'':18} {'':>4} {'':>8} {'':>6} {'%':>7} {'tahu %':>8} {'%':>7} {'an':>7} {'diterima':>8} {'diterima':>8}"
    )


def _pct(value: float | None) -> str:
    return f"{value:7.2f}" if value is not None else "      -"


def _line(name: str, s: dict[str, Any]) -> str:
    codes = " ".join(f"{c}:{n}" for c, n in s["keluar"].items())
    return (
        f"{name:18} {s['dokumen']:4} {s['diterima']:8} {s['fakta']:6} {_pct(s['benar'])} "
        f"{_pct(s['salah/hilang, diberitahukan']):>8} {_pct(s['salah/hilang, DIAM'])} {s['tambahan']:7} "
        f"{_pct(s['benar, pada yang diterima']):>8} {_pct(s['DIAM, pada yang diterima']):>8}  {codes}"
    )
