"""The worksheets (KKE): a row an element, a mark a column, each with its finding or its reason.

Their columns are those of the forms that evaluators fill in under PermenPANRB 88/2021. A mark is 1, 0.5 or 0, or
None where a cascade cannot tell; None is never counted.
"""

from __future__ import annotations

from collections.abc import Callable

from kaskade_graph.analysis.figures import of_year
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.errors import Teks
from kaskade_graph.evaluation.criteria import columns
from kaskade_graph.evaluation.facts import Facts, better
from kaskade_graph.evaluation.worksheet import HALF, NONE, ONE, CriterionMark, Worksheet, WorksheetRow
from kaskade_graph.linking.one_document import Comparison
from kaskade_graph.model import Indikator, Jenis, JenisDokumen
from kaskade_graph.values_shown import with_unit

SMART = ("spesifik", "dapat_diukur", "dapat_dicapai", "relevan", "berbatas_waktu")
RELEVANCE = ("komponen", "akurat", "tepat", "sumber_data")
INVOLVEMENT = ("jadwal", "reviu", "atensi", "rapat", "undangan", "hadir", "notulensi")
FOLLOW_UP = ("belum", "proses", "tuntas")
_OF_FORMULA = ("dapat_diukur", "komponen", "akurat")
"""Columns that no indikator without a formula can fulfil."""
STAGES = {
    Jenis.TUJUAN: Teks("1.a Ultimate Outcome", "1.a Ultimate outcome"),
    Jenis.SASARAN_STRATEGIS: Teks("1.b Intermediate Outcome", "1.b Intermediate outcome"),
    Jenis.PROGRAM: Teks("1.c Immediate Outcome", "1.c Immediate outcome"),
    Jenis.KEGIATAN: Teks("1.d Output", "1.d Output"),
    Jenis.SUB_KEGIATAN: Teks("1.d Output", "1.d Output"),
}
"""Stages of a result by level (PermenPANRB 89/2021)."""


def fill(facts: Facts) -> list[Worksheet]:
    """Return the worksheets of a cascade, in the order of the forms."""
    return [
        _smart(facts),
        _cascading(facts),
        _budget(facts),
        _involvement(),
        _relevance(facts),
        _followed(facts),
    ]


def indikator(facts: Facts) -> list[Indikator]:
    """Return the indikator in the order of the cascade."""
    kaskade = facts.graf.kaskade
    return [kaskade.indikator[i] for i in facts.graf.sort(kaskade.indikator)]


def mark(facts: Facts, iri: str, key: str) -> CriterionMark:
    """Return the mark of a column that rules alone decide."""
    column = columns()[key]
    found = facts.against(iri, column.aturan)
    if found:
        return CriterionMark(NONE, found[0].kondisi, found)
    one = facts.graf.kaskade.indikator.get(iri)
    if key in _OF_FORMULA and one is not None and not (one.formulasi or "").strip():
        return CriterionMark(NONE, Teks("formula tidak ada", "there is no formula"))
    return CriterionMark(ONE, column.alasan)


def _smart(facts: Facts) -> Worksheet:
    heads = {
        "unsur": Teks("Tujuan, Sasaran, Program, Kegiatan", "Tujuan, Sasaran, Program, Kegiatan"),
        "indikator": Teks("Indikator Kinerja", "Indikator"),
        "target": Teks("Target", "Target"),
    }
    sheet = Worksheet("smart", Teks("Perencanaan: SMART", "Planning: SMART"), heads, (*SMART, "menantang"))
    sheet.apart = ("menantang",)
    special: dict[str, Callable[[Facts, Indikator], CriterionMark]] = {
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
        sheet.rows.append(WorksheetRow(one.iri, texts, marks))
    return sheet


def achievable(facts: Facts, one: Indikator) -> CriterionMark:
    """Say whether a target can be reached, as far as what was reached before tells."""
    found = facts.against(one.iri, columns()["dapat_dicapai"].aturan)
    if found:
        return CriterionMark(NONE, found[0].kondisi, found)
    target = of_year(one.target, facts.graf.kaskade.tahun)
    if target is None:
        return CriterionMark(None, Teks("tanpa target untuk tahun ini", "there is no target for this year"))
    if one.iri not in facts.before:
        return CriterionMark(
            None,
            Teks(
                "tidak ada angka sebelumnya untuk membandingkan; pertimbangan evaluator",
                "there is no earlier figure to hold it against; for the evaluator to judge",
            ),
        )
    return CriterionMark(ONE, columns()["dapat_dicapai"].alasan)


def challenging(facts: Facts, one: Indikator) -> CriterionMark:
    """Say whether a target asks for more than was reached before."""
    found = facts.against(one.iri, columns()["menantang"].aturan)
    if found:
        return CriterionMark(NONE, found[0].kondisi, found)
    target = of_year(one.target, facts.graf.kaskade.tahun)
    before = facts.before.get(one.iri)
    if target is None or target.nilai is None or before is None:
        return CriterionMark(
            None,
            Teks("tidak ada angka untuk membandingkan", "there are no figures to hold against one another"),
        )
    if better(one, target.nilai, before):
        return CriterionMark(ONE, columns()["menantang"].alasan)
    return CriterionMark(
        NONE,
        Teks(
            f"target {target.nilai} tidak lebih baik daripada {before} sebelumnya",
            f"the target {target.nilai} is no better than {before} before",
        ),
    )


def _cascading(facts: Facts) -> Worksheet:
    heads = {
        "tahap": Teks("Tahap", "Stage"),
        "indikator": Teks("Indikator Kinerja", "Indikator"),
        "unsur": Teks("Pernyataan kinerja", "Statement of performance"),
        "jabatan": Teks("Level Jabatan", "Level of office"),
    }
    sheet = Worksheet(
        "cascading", Teks("Perencanaan: cascading", "Planning: cascading"), heads, ("cascading",)
    )
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
        sheet.rows.append(WorksheetRow(one.iri, texts, {"cascading": _fits(facts, one.iri, owner)}))
    return sheet


def _fits(facts: Facts, iri: str, owner: str | None) -> CriterionMark:
    """Return 1 without a finding on the indikator or its element, 0.5 with warnings alone, 0 with an error."""
    column = columns()["cascading"]
    places = [iri, *([owner, *facts.graf.sasaran(owner)] if owner else [])]
    found = tuple(t for p in places for t in facts.against(p, column.aturan))
    if not found:
        return CriterionMark(ONE, column.alasan)
    grave = [t for t in found if t.keparahan is Keparahan.ERROR]
    return CriterionMark(NONE if grave else HALF, (grave or list(found))[0].kondisi, found)


def _budget(facts: Facts) -> Worksheet:
    heads = {
        "unsur": Teks("Uraian Program dan Kegiatan", "Program and kegiatan"),
        "target": Teks("Target Kinerja", "Target"),
        "pagu": Teks("Anggaran (Rp)", "Budget (Rp)"),
    }
    sheet = Worksheet(
        "anggaran", Teks("Perencanaan: anggaran", "Planning: budget"), heads, ("renstra", "renja")
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
        sheet.rows.append(WorksheetRow(iri, texts, {k: _planned(facts, iri, k) for k in sheet.marked}))
    sheet.catatan = Teks(
        "Kesesuaian dengan Renstra dan Renja diisi oleh evaluator, atau dengan memuat dokumennya (--document).",
        "Agreement with Renstra and Renja is filled in by the evaluator, or by loading those documents (--document).",
    )
    return sheet


def _planned(facts: Facts, iri: str, key: str) -> CriterionMark:
    """Say whether a Renstra or Renja has this activity with the same targets; None without such a document."""
    kind = JenisDokumen.RENSTRA if key == "renstra" else JenisDokumen.RENJA
    given = [d for d in facts.documents if d.kind is kind]
    if not given:
        return CriterionMark(
            None,
            Teks(
                "bandingkan dengan dokumennya; kaskade saja tidak memperlihatkannya",
                "compare with the document; the cascade alone does not show it",
            ),
        )
    graf = facts.graf
    own = [i for i in graf.indikator(iri) if of_year(graf.kaskade.indikator[i].target, graf.kaskade.tahun)]
    for document in given:
        found = Comparison(graf.kaskade, document)
        if iri not in found.unsur.values():
            continue
        wrong = [d for d in found.differences() if d.kind.id in ("Target", "Satuan", "Indikator")]
        names = {graf.kaskade.indikator[i].label for i in own}
        about = [d for d in wrong if any(n and n in d.what.id for n in names)]
        there = set(found.indikator.values())
        missing = [i for i in own if i not in there]
        if about or missing:
            name = graf.kaskade.indikator[missing[0]].label if missing and not about else None
            why = about[0].what if about else Teks(f"tidak memuat “{name}”", f"does not have “{name}”")
            return CriterionMark(NONE, Teks(f"{document.name}: {why.id}", f"{document.name}: {why.en}"))
        if not own:
            return CriterionMark(
                None, Teks("tidak ada target untuk dibandingkan", "there is no target to compare")
            )
        return CriterionMark(
            ONE, Teks(f"target sama dengan {document.name}", f"the targets are those of {document.name}")
        )
    where = ", ".join(d.name for d in given)
    return CriterionMark(NONE, Teks(f"tidak ada dalam {where}", f"not in {where}"))


def _involvement() -> Worksheet:
    heads = {"triwulan": Teks("Triwulan", "Quarter")}
    title = Teks("Pengukuran: keterlibatan pimpinan", "Measurement: involvement of leaders")
    sheet = Worksheet("pimpinan", title, heads, INVOLVEMENT)
    reason = Teks("kaskade tidak memperlihatkannya", "a cascade does not show it")
    for quarter in ("TW-1", "TW-2", "TW-3", "TW-4"):
        sheet.rows.append(
            WorksheetRow(
                quarter, {"triwulan": quarter}, {k: CriterionMark(None, reason) for k in INVOLVEMENT}
            )
        )
    sheet.catatan = Teks(
        "Diisi evaluator dari bukti rapat dan reviu; kaskade tidak memperlihatkannya.",
        "Filled in by the evaluator from records of meetings and reviews; a cascade does not show it.",
    )
    return sheet


def _relevance(facts: Facts) -> Worksheet:
    heads = {
        "indikator": Teks("Indikator Kinerja", "Indikator"),
        "formulasi": Teks("Formula Pengukuran Kinerja", "Formula"),
    }
    sheet = Worksheet("relevansi", Teks("Pengukuran: relevansi", "Measurement: relevance"), heads, RELEVANCE)
    for one in indikator(facts):
        texts = {"indikator": one.label or "", "formulasi": one.formulasi or ""}
        sheet.rows.append(WorksheetRow(one.iri, texts, {k: mark(facts, one.iri, k) for k in RELEVANCE}))
    return sheet


def _followed(facts: Facts) -> Worksheet:
    heads = {
        "lhe": Teks("Judul/Nomor/Tanggal LHE", "Title, number and date of the LHE"),
        "rekomendasi": Teks("Rekomendasi Hasil Evaluasi", "Recommendation"),
        "tindak_lanjut": Teks("Tindak Lanjut", "Follow-up"),
    }
    sheet = Worksheet(
        "tindak_lanjut", Teks("Evaluasi: tindak lanjut", "Evaluation: follow-up"), heads, FOLLOW_UP
    )
    sheet.apart = ("belum", "proses")
    for temuan, settled in facts.followed:
        replied = temuan.remarks.tanggapan if temuan.remarks else ""
        state = "tuntas" if settled else "proses" if replied else "belum"
        texts = {"lhe": "", "rekomendasi": temuan.rekomendasi.id, "tindak_lanjut": replied}
        marks = {k: CriterionMark(ONE if k == state else NONE, _STATES[state]) for k in FOLLOW_UP}
        said = f"{temuan.kode} {temuan.kondisi.id}"
        sheet.rows.append(WorksheetRow(temuan.sidik, texts, marks, said))
    if not facts.followed:
        sheet.catatan = Teks(
            "Muat audit terdahulu dengan --baseline untuk mengisi lembar ini.",
            "Load the earlier audit with --baseline to fill in this sheet.",
        )
    return sheet


_STATES = {
    "tuntas": Teks("temuannya tidak ada lagi", "its finding is gone"),
    "proses": Teks(
        "unit sudah menanggapi, temuannya masih ada", "the unit has replied, the finding is still there"
    ),
    "belum": Teks("temuannya masih ada", "the finding is still there"),
}


def target_text(facts: Facts, one: Indikator) -> str:
    """Return the target of the year as people read it, with its unit; "" where there is none."""
    target = of_year(one.target, facts.graf.kaskade.tahun)
    return "" if target is None else with_unit(target, one.satuan)


def _owner(facts: Facts, iri: str) -> str:
    owner = facts.graf.measured(iri) or facts.graf.owner(iri)
    unsur = facts.graf.kaskade.unsur.get(owner or "")
    return "" if unsur is None else f"{unsur.jenis.teks.id}: {unsur.label or ''}"
