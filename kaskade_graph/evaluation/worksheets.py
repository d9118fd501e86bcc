"""The worksheets (KKE): a row an element, a mark a column, each with its finding or its reason.

Their columns are those of the forms that evaluators fill in under PermenPANRB 88/2021. A mark is 1, 0.5 or 0, or
None where a cascade cannot tell; None is never counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kaskade_graph.analysis.angka import of_year
from kaskade_graph.audit.finding import Keparahan, Temuan
from kaskade_graph.errors import Teks
from kaskade_graph.evaluation.criteria import columns
from kaskade_graph.evaluation.facts import Facts, better
from kaskade_graph.model import Indikator, Jenis

ONE, HALF, NONE = Decimal(1), Decimal("0.5"), Decimal(0)
SMART = ("spesifik", "dapat_diukur", "dapat_dicapai", "relevan", "berbatas_waktu")
RELEVANCE = ("komponen", "akurat", "tepat", "sumber_data")
STAGES = {
    Jenis.TUJUAN: Teks("1.a Ultimate Outcome", "1.a Ultimate outcome"),
    Jenis.SASARAN_STRATEGIS: Teks("1.b Intermediate Outcome", "1.b Intermediate outcome"),
    Jenis.PROGRAM: Teks("1.c Immediate Outcome", "1.c Immediate outcome"),
    Jenis.KEGIATAN: Teks("1.d Output", "1.d Output"),
    Jenis.SUB_KEGIATAN: Teks("1.d Output", "1.d Output"),
}
"""Stages of a result by level (PermenPANRB 89/2021)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its value, why, and the findings that speak against it; ``diubah`` when a person set it."""

    nilai: Decimal | None
    alasan: Teks
    temuan: tuple[Temuan, ...] = ()
    diubah: bool = False


@dataclass(slots=True)
class Row:
    """One row: the element (IRI), texts by heading, marks by column, and a remark."""

    iri: str
    teks: dict[str, str]
    marks: dict[str, Mark]
    keterangan: str = ""

    def total(self, keys: Sequence[str]) -> Decimal:
        """Return the sum of the marks that are given."""
        return sum((m.nilai for k in keys if (m := self.marks.get(k)) and m.nilai is not None), Decimal(0))


@dataclass(slots=True)
class Sheet:
    """One worksheet. ``marked`` are the keys of its columns with marks; ``catatan`` says what it cannot tell."""

    key: str
    judul: Teks
    headings: dict[str, Teks]
    marked: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    catatan: Teks | None = None

    def result(self, keys: Sequence[str] | None = None) -> tuple[Decimal, int]:
        """Return the sum of the marks and how many there are, of the columns ``keys``."""
        marks = [r.marks[k] for r in self.rows for k in keys or self.marked if k in r.marks]
        given = [m.nilai for m in marks if m.nilai is not None]
        return sum(given, Decimal(0)), len(given)


def fill(facts: Facts) -> list[Sheet]:
    """Return the worksheets of a cascade, in the order of the forms."""
    return [_smart(facts), _cascading(facts), _budget(facts), _relevance(facts), _followed(facts)]


def indikator(facts: Facts) -> list[Indikator]:
    """Return the indikator in the order of the cascade."""
    kaskade = facts.graf.kaskade
    return [kaskade.indikator[i] for i in facts.graf.sort(kaskade.indikator)]


def mark(facts: Facts, iri: str, key: str) -> Mark:
    """Return the mark of a column that rules alone decide."""
    column = columns()[key]
    found = facts.against(iri, column.aturan)
    return Mark(NONE, found[0].kondisi, found) if found else Mark(ONE, column.alasan)


def _smart(facts: Facts) -> Sheet:
    heads = {
        "unsur": Teks("Tujuan, Sasaran, Program, Kegiatan", "Tujuan, Sasaran, Program, Kegiatan"),
        "indikator": Teks("Indikator Kinerja", "Indikator"),
        "target": Teks("Target", "Target"),
    }
    sheet = Sheet("smart", Teks("Perencanaan: SMART", "Planning: SMART"), heads, (*SMART, "menantang"))
    special: dict[str, Callable[[Facts, Indikator], Mark]] = {
        "dapat_dicapai": achievable,
        "menantang": challenging,
    }
    for one in indikator(facts):
        marks = {
            key: special[key](facts, one) if key in special else mark(facts, one.iri, key)
            for key in sheet.marked
        }
        texts = {
            "unsur": _owner(facts, one.iri),
            "indikator": one.label or "",
            "target": target_text(facts, one),
        }
        sheet.rows.append(Row(one.iri, texts, marks))
    return sheet


def achievable(facts: Facts, one: Indikator) -> Mark:
    """Say whether a target can be reached, as far as what was reached before tells."""
    found = facts.against(one.iri, columns()["dapat_dicapai"].aturan)
    if found:
        return Mark(NONE, found[0].kondisi, found)
    target = of_year(one.target, facts.graf.kaskade.tahun)
    if target is None:
        return Mark(None, Teks("tanpa target untuk tahun ini", "there is no target for this year"))
    if one.iri not in facts.before:
        return Mark(
            None,
            Teks(
                "tidak ada angka sebelumnya untuk membandingkan; pertimbangan evaluator",
                "there is no earlier figure to hold it against; for the evaluator to judge",
            ),
        )
    return Mark(ONE, columns()["dapat_dicapai"].alasan)


def challenging(facts: Facts, one: Indikator) -> Mark:
    """Say whether a target asks for more than was reached before."""
    found = facts.against(one.iri, columns()["menantang"].aturan)
    if found:
        return Mark(NONE, found[0].kondisi, found)
    target = of_year(one.target, facts.graf.kaskade.tahun)
    before = facts.before.get(one.iri)
    if target is None or target.nilai is None or before is None:
        return Mark(
            None,
            Teks("tidak ada angka untuk membandingkan", "there are no figures to hold against one another"),
        )
    if better(one, target.nilai, before):
        return Mark(ONE, columns()["menantang"].alasan)
    return Mark(
        NONE,
        Teks(
            f"target {target.nilai} tidak lebih baik daripada {before} sebelumnya",
            f"the target {target.nilai} is no better than {before} before",
        ),
    )


def _cascading(facts: Facts) -> Sheet:
    heads = {
        "tahap": Teks("Tahap", "Stage"),
        "indikator": Teks("Indikator Kinerja", "Indikator"),
        "unsur": Teks("Pernyataan kinerja", "Statement of performance"),
        "jabatan": Teks("Level Jabatan", "Level of office"),
    }
    sheet = Sheet("cascading", Teks("Perencanaan: cascading", "Planning: cascading"), heads, ("cascading",))
    for one in indikator(facts):
        level = facts.graf.level(one.iri)
        owner = facts.graf.owner(one.iri)
        unsur = facts.graf.kaskade.unsur.get(owner or "")
        texts = {
            "tahap": STAGES[level].id if level in STAGES else "",
            "indikator": one.label or "",
            "unsur": _owner(facts, one.iri),
            "jabatan": ", ".join(t for t in (unsur and unsur.eselon, unsur and unsur.penanggung_jawab) if t),
        }
        sheet.rows.append(Row(one.iri, texts, {"cascading": _fits(facts, one.iri, owner)}))
    return sheet


def _fits(facts: Facts, iri: str, owner: str | None) -> Mark:
    """Return 1 without a finding on the indikator or its element, 0.5 with warnings alone, 0 with an error."""
    column = columns()["cascading"]
    places = [iri, *([owner, *facts.graf.sasaran(owner)] if owner else [])]
    found = tuple(t for p in places for t in facts.against(p, column.aturan))
    if not found:
        return Mark(ONE, column.alasan)
    grave = [t for t in found if t.keparahan is Keparahan.ERROR]
    return Mark(NONE if grave else HALF, (grave or list(found))[0].kondisi, found)


def _budget(facts: Facts) -> Sheet:
    heads = {
        "unsur": Teks("Uraian Program dan Kegiatan", "Program and kegiatan"),
        "target": Teks("Target Kinerja", "Target"),
        "pagu": Teks("Anggaran (Rp)", "Budget (Rp)"),
    }
    sheet = Sheet("anggaran", Teks("Perencanaan: anggaran", "Planning: budget"), heads, ("renstra", "renja"))
    reason = Teks(
        "bandingkan dengan dokumennya; kaskade saja tidak memperlihatkannya",
        "compare with the document; the cascade alone does not show it",
    )
    graf = facts.graf
    for iri in graf.sort(graf.kaskade.unsur):
        unsur = graf.kaskade.unsur[iri]
        if unsur.jenis not in (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN):
            continue
        targets = [target_text(facts, graf.kaskade.indikator[i]) for i in graf.indikator(iri)]
        texts = {
            "unsur": f"{unsur.jenis.teks.id}: {unsur.label or ''}",
            "target": "\n".join(t for t in targets if t),
            "pagu": "" if unsur.pagu is None else format(unsur.pagu, "f"),
        }
        sheet.rows.append(Row(iri, texts, {k: Mark(None, reason) for k in sheet.marked}))
    sheet.catatan = Teks(
        "Kesesuaian dengan Renstra dan Renja diisi oleh evaluator, atau dengan memuat dokumennya.",
        "Agreement with Renstra and Renja is filled in by the evaluator, or by loading those documents.",
    )
    return sheet


def _relevance(facts: Facts) -> Sheet:
    heads = {
        "indikator": Teks("Indikator Kinerja", "Indikator"),
        "formulasi": Teks("Formula Pengukuran Kinerja", "Formula"),
    }
    sheet = Sheet("relevansi", Teks("Pengukuran: relevansi", "Measurement: relevance"), heads, RELEVANCE)
    for one in indikator(facts):
        texts = {"indikator": one.label or "", "formulasi": one.formulasi or ""}
        sheet.rows.append(Row(one.iri, texts, {k: mark(facts, one.iri, k) for k in RELEVANCE}))
    return sheet


def _followed(facts: Facts) -> Sheet:
    heads = {
        "temuan": Teks("Temuan terdahulu", "Earlier finding"),
        "rekomendasi": Teks("Rekomendasi Hasil Evaluasi", "Recommendation"),
    }
    sheet = Sheet(
        "tindak_lanjut", Teks("Evaluasi: tindak lanjut", "Evaluation: follow-up"), heads, ("tuntas",)
    )
    for temuan, settled in facts.followed:
        why = (
            Teks("tidak ditemukan lagi", "not found any more")
            if settled
            else Teks("masih ada", "still there")
        )
        texts = {"temuan": f"{temuan.kode} {temuan.kondisi.id}", "rekomendasi": temuan.rekomendasi.id}
        sheet.rows.append(Row(temuan.sidik, texts, {"tuntas": Mark(ONE if settled else NONE, why)}))
    if not facts.followed:
        sheet.catatan = Teks(
            "Muat audit terdahulu dengan --baseline untuk mengisi lembar ini.",
            "Load the earlier audit with --baseline to fill in this sheet.",
        )
    return sheet


def target_text(facts: Facts, one: Indikator) -> str:
    """Return the target of the year as it is shown: as printed where that is kept, with its unit."""
    target = of_year(one.target, facts.graf.kaskade.tahun)
    if target is None:
        return ""
    printed = getattr(target, "tercetak", None) or ("" if target.nilai is None else format(target.nilai, "f"))
    return f"{printed} {target.satuan or one.satuan or ''}".strip()


def _owner(facts: Facts, iri: str) -> str:
    owner = facts.graf.measured(iri) or facts.graf.owner(iri)
    unsur = facts.graf.kaskade.unsur.get(owner or "")
    return "" if unsur is None else f"{unsur.jenis.teks.id}: {unsur.label or ''}"
