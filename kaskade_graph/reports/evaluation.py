"""An evaluation for the terminal, and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kaskade_graph.analysis.figures import number
from kaskade_graph.audit import rules
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.evaluation.criteria import columns
from kaskade_graph.evaluation.proposal import UNITS
from kaskade_graph.text import shown

if TYPE_CHECKING:
    from kaskade_graph.evaluation.worksheet import CriterionMark, Worksheet
    from kaskade_graph.usecases.evaluate import Evaluation

PROPOSAL = Teks(
    "Usulan dari kaskade saja, bukan nilai: A dan AA, kriteria yang tidak terlihat, dan predikat "
    "ditetapkan evaluator.",
    "A proposal from the cascade alone, no grade: A and AA, criteria that are not seen, and the predikat are for "
    "the evaluator.",
)
UNSEEN = Teks("tidak terlihat dari kaskade", "cannot be seen from a cascade")
_MOST = 8


def heading(key: str) -> Teks:
    """Return the heading of a column with marks."""
    known = columns().get(key)
    return known.judul if known else _OTHERS[key]


_OTHERS = {
    "renstra": Teks("Target Kinerja Renstra", "Target of the Renstra"),
    "renja": Teks("Target Kinerja Renja", "Target of the Renja"),
    "belum": Teks("Belum Ada", "None yet"),
    "proses": Teks("Dalam Proses", "Under way"),
    "tuntas": Teks("Tuntas", "Settled"),
    "jadwal": Teks("Jadwal Kegiatan", "Schedule"),
    "reviu": Teks("Reviu Dokumen", "Review of documents"),
    "atensi": Teks("Atensi Pimpinan", "Attention of leaders"),
    "rapat": Teks("Rapat", "Meeting"),
    "undangan": Teks("Undangan", "Invitation"),
    "hadir": Teks("Daftar Hadir", "Attendance"),
    "notulensi": Teks("Notulensi", "Minutes"),
}


def to_text(evaluations: Sequence[Evaluation], lang: Lang, *, width: int = 100) -> str:
    """Return the evaluations for a terminal: worksheets in sums, the criteria seen, what mending would win."""
    return "\n".join(line for e in evaluations for line in (*_one(e, lang, width), ""))


def _one(evaluation: Evaluation, lang: Lang, width: int) -> Iterator[str]:
    kaskade = evaluation.kaskade
    yield shown(f"{kaskade.unit.nama} {kaskade.tahun} ({kaskade.versi})")
    yield from textwrap.wrap(PROPOSAL.pick(lang), width)
    yield ""
    yield Teks("Kertas kerja", "Worksheets").pick(lang)
    for sheet in evaluation.sheets:
        yield from _sheet(sheet, lang, width)
    yield ""
    yield Teks("Kriteria LKE yang terlihat", "Criteria of the form that can be seen").pick(lang)
    for j in evaluation.judged:
        if j.huruf is not None:
            text = f"  {j.kriteria.kode:<6} {j.huruf:<2}  {j.terpenuhi}/{j.dari}  {j.kriteria.kriteria}"
            yield from textwrap.wrap(shown(text), width, subsequent_indent=" " * 14)
    points, weight = evaluation.seen
    unseen = sum(j.huruf is None for j in evaluation.judged)
    yield Teks(
        f"  {number(round(points, 2))} dari bobot {number(round(weight, 2))} yang terlihat; "
        f"{unseen} kriteria lain {UNSEEN.id}",
        f"  {number(round(points, 2))} of the weight {number(round(weight, 2))} that is seen; "
        f"{unseen} other criteria {UNSEEN.en}",
    ).pick(lang)
    if evaluation.gains:
        yield ""
        yield Teks("Perbaikan yang paling menaikkan", "What mending would win most").pick(lang)
    for gain in evaluation.gains[:_MOST]:
        name = rules.get(gain.kode).judul.pick(lang)
        findings = Teks("temuan", "findings").pick(lang)
        yield f"  +{number(round(gain.poin, 2)):<6} {gain.kode}  {name} ({gain.temuan} {findings})"


def _sheet(sheet: Worksheet, lang: Lang, width: int) -> Iterator[str]:
    parts = []
    for key in sheet.marked:
        total, given = sheet.result((key,))
        if given:
            parts.append(f"{heading(key).pick(lang)} {number(total)}/{given}")
    text = f"  {sheet.judul.pick(lang)}: " + ("; ".join(parts) or UNSEEN.pick(lang))
    yield from textwrap.wrap(text, width, subsequent_indent="    ")
    if sheet.catatan is not None:
        yield from textwrap.wrap(f"    {sheet.catatan.pick(lang)}", width, subsequent_indent="    ")


def to_json(evaluations: Sequence[Evaluation], lang: Lang) -> str:
    """Return ``{"nilai": [...]}``: worksheets, criteria and gains of each cascade."""
    data = {"usulan": PROPOSAL.pick(lang), "nilai": [_json(e, lang) for e in evaluations]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _json(evaluation: Evaluation, lang: Lang) -> dict[str, Any]:
    points, weight = evaluation.seen
    return {
        "kaskade": evaluation.kaskade.iri,
        "kertas_kerja": [_sheet_json(s, lang) for s in evaluation.sheets],
        "lke": [
            {
                "kode": j.kriteria.kode,
                "kriteria": j.kriteria.kriteria,
                "bobot": _figure(j.kriteria.bobot),
                "terpenuhi": j.terpenuhi,
                "dari": j.dari,
                "satuan_hitung": UNITS[j.kriteria.satuan].pick(lang) if j.kriteria.satuan else None,
                "huruf": j.huruf,
                "alasan": (j.kriteria.alasan or UNSEEN).pick(lang) if j.huruf else UNSEEN.pick(lang),
                "tidak_terpenuhi": list(j.gagal),
            }
            for j in evaluation.judged
        ],
        "poin_terlihat": _figure(points),
        "bobot_terlihat": _figure(weight),
        "perbaikan": [
            {"kode": g.kode, "poin": _figure(g.poin), "temuan": g.temuan} for g in evaluation.gains
        ],
    }


def _sheet_json(sheet: Worksheet, lang: Lang) -> dict[str, Any]:
    return {
        "lembar": sheet.key,
        "judul": sheet.judul.pick(lang),
        "baris": [
            {"unsur": r.iri, **r.teks, "nilai": {k: _mark(m, lang) for k, m in r.marks.items()}}
            for r in sheet.rows
        ],
    }


def _mark(mark: CriterionMark, lang: Lang) -> dict[str, Any]:
    return {
        "nilai": _figure(mark.nilai),
        "alasan": mark.alasan.pick(lang),
        "temuan": [t.sidik for t in mark.temuan],
        "evaluator": mark.diubah,
    }


def _figure(value: Decimal | None) -> float | None:
    return None if value is None else float(round(value, 4))
