"""Which findings come first, and which cascade has most to put right: one order and one measure for all reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kaskade_graph.audit.finding import Hasil, Temuan, count
from kaskade_graph.errors import Teks

WEIGHT = {"error": 5, "warning": 2, "info": 1}
"""What a finding weighs by its severity, when units are ranked."""


UNREAD = "KSK520"
"""What the program did not read goes before all findings: what is missing beside it could not be judged."""


def in_part(temuan: Iterable[Temuan]) -> bool:
    """Say whether the document was read in part, so that the number of findings is no measure of it."""
    return any(t.kode == UNREAD and t.aktif for t in temuan)


def key(temuan: Temuan) -> tuple[bool, int, float, int, int, str, str]:
    """Sort key, gravest first: severity, certainty, how high in the cascade it stands, how much follows from it."""
    return (
        temuan.kode != UNREAD,
        temuan.keparahan.peringkat,
        -round(temuan.keyakinan, 1),
        len(temuan.jalur),
        -len(temuan.ikutan),
        temuan.kode,
        temuan.sidik,
    )


def gravest(temuan: Iterable[Temuan], most: int) -> list[Temuan]:
    """Return the gravest of the findings that still stand, no more than two of a rule, so that kinds are seen."""
    chosen: list[Temuan] = []
    for one in sorted((t for t in temuan if t.aktif), key=key):
        if sum(c.kode == one.kode for c in chosen) < 2:
            chosen.append(one)
        if len(chosen) == most:
            break
    return chosen


def weight(counts: Mapping[str, int], indikator: int) -> float:
    """Return how much there is to put right for the size of a cascade: weighed findings for each 100 indikator.

    >>> weight({"error": 2, "warning": 1, "info": 0}, 50)
    24.0
    """
    return 100 * sum(WEIGHT[name] * number for name, number in counts.items()) / max(indikator, 1)


def measure() -> Teks:
    """Return in words how units are ranked."""
    e, w, i = (WEIGHT[k] for k in ("error", "warning", "info"))
    return Teks(
        f"Bobot: jumlah temuan, kesalahan bernilai {e}, peringatan {w}, informasi {i}, untuk setiap 100 indikator. "
        "Temuan yang dikecualikan atau selesai tidak dihitung.",
        f"Weight: the number of findings, an error counting {e}, a warning {w}, info {i}, for each 100 indikator. "
        "Findings that are waived or put right do not count.",
    )


def burden(hasil: Hasil) -> float:
    """Return the weight of a cascade, by what its audit found."""
    return weight(count(hasil.temuan), hasil.isi.get("Indikator", 0))


def burden_before(hasil: Hasil) -> float:
    """Return the same of the earlier audit that it was held against, as far as its findings are known.

    Those that continue and those put right since were there; the number of indikator is that of now.
    """
    points = sum(WEIGHT[t.keparahan.value] for t in hasil.temuan if t.status in ("berlanjut", "selesai"))
    return 100 * points / max(hasil.isi.get("Indikator", 0), 1)
