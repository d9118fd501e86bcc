"""KSK413: a word of judgement that nothing defines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import listed, quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured, together
from kaskade_graph.errors import Teks
from kaskade_graph.language.criteria import Kekaburan, any_defines, vague
from kaskade_graph.language.meaning import says_when
from kaskade_graph.language.phrases import Kelas
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK413",
    nama="kriteria-kabur",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Kriteria kabur dan tidak didefinisikan",
        "Vague criterion left undefined",
    ),
    temuan=Teks(
        "Kata penilai seperti baik, aktif, optimal, atau tepat waktu tanpa batasan dalam formula atau keterangan.",
        "A word of judgement such as baik, aktif, optimal or tepat waktu that neither formula nor note defines.",
    ),
    akibat=Teks(
        "Penilaian menjadi subjektif dan tidak dapat diuji.",
        "The judgement depends on who judges and cannot be checked.",
    ),
    rekomendasi=Teks(
        "Tetapkan batasannya dalam keterangan: standar, batas waktu, atau nilai yang harus dipenuhi.",
        "Define it in the note: the standard, time limit or score to be met.",
    ),
    contoh=Teks(
        "“Persentase arsip yang tertata baik” tanpa penjelasan kapan arsip tertata baik.",
        "“Persentase arsip yang tertata baik” without saying when files are in good order.",
    ),
    kriteria=Teks(
        "Setiap kriteria dalam indikator mempunyai definisi operasional.",
        "Every criterion in an indicator has an operational definition.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    keliru=Teks(
        "Kriteria yang didefinisikan di luar dokumen, misalnya dalam peraturan yang berlaku umum.",
        "Criteria defined outside the document, such as by a regulation in general force.",
    ),
    kasus="""--- didefinisikan
indikator:
  - nama: Persentase arsip yang tertata baik
    keterangan: Tertata baik adalah memperoleh nilai minimal 80 pada audit kearsipan
  - {nama: Persentase laporan yang disampaikan tepat waktu}
  - {nama: Persentase izin tepat waktu, formulasi: Jumlah izin yang terbit paling lambat 3 hari dibagi jumlah izin x 100%}
--- beberapa yang perlu standar adalah satu pertanyaan
indikator:
  - {nama: Persentase kader yang aktif}   #! Kriteria “aktif” dan “tepat waktu” pada 2 indikator tidak didefinisikan dalam dokumen ini.
  - {nama: Persentase layanan yang selesai tepat waktu}
--- tidak didefinisikan
indikator:
  - {nama: Persentase arsip yang tertata baik, formulasi: Jumlah arsip yang tertata baik dibagi jumlah arsip x 100%}   #! Kriteria “baik” pada Indikator “Persentase arsip yang tertata baik” tidak didefinisikan.
  - {nama: Jumlah mesin, formulasi: Jumlah mesin dalam kondisi baik dan aktif}   #! Kriteria “baik” dan “aktif” pada Indikator “Jumlah mesin” tidak didefinisikan.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator with a criterion, in name or formula, that no text of theirs defines.

    Words that are yes or no by some standard ("aktif", "tepat waktu") are asked about, all in one remark.
    """
    asked = []
    for cacat, tingkat in _undefined(ctx):
        if tingkat == {Kekaburan.PERLU_STANDAR}:
            asked.append(cacat)
        else:
            yield cacat
    if len(asked) > 1:
        yield _question(ctx, [c.unsur for c in asked], list(dict.fromkeys(c.kunci for c in asked)))
    else:
        yield from (replace(c, keparahan=Keparahan.INFO, kunci="") for c in asked)


def _question(ctx: Konteks, elements: list[str], words: list[str]) -> Cacat:
    names = listed([quote(w) for w in dict.fromkeys(w for said in words for w in said.split("|"))])
    kondisi = Teks(
        f"Kriteria {names.id} pada {len(elements)} indikator tidak didefinisikan dalam dokumen ini.",
        f"The criterion {names.en} of {len(elements)} indikator is not defined in this document.",
    )
    habit = together(ctx, elements, kondisi, "perlu standar", (RDFS.label,), 0.8)
    return replace(habit, keparahan=Keparahan.INFO)


def _undefined(ctx: Konteks) -> Iterator[tuple[Cacat, set[Kekaburan]]]:
    for terukur in measured(ctx):
        item = terukur.indikator
        texts = {RDFS.label: item.label, KIN.formulasi: item.formulasi, KIN.keterangan: item.keterangan}
        found = {
            s.kata: properti
            for properti in (KIN.formulasi, RDFS.label)
            for s in vague(texts[properti] or "")
            if not any_defines(texts.values(), s.kata)
            and not _is_known(terukur, s.kata)
            and not (terukur.formula and says_when(item.label or "", terukur.formula.pembilang.teks, s.kata))
        }
        if not found:
            continue
        what, words = ctx.sebut(item.iri), listed([quote(k) for k in found])
        tingkat = {
            s.tingkat for p in (KIN.formulasi, RDFS.label) for s in vague(texts[p] or "") if s.kata in found
        }
        cacat = Cacat(
            unsur=item.iri,
            kondisi=Teks(
                f"Kriteria {words.id} pada {what.id} tidak didefinisikan.",
                f"The criterion {words.en} of {what.en} is not defined.",
            ),
            rekomendasi=Teks(
                f"Tetapkan dalam keterangan kapan dinyatakan {words.id}: standar, batas waktu, atau nilai yang "
                "harus dipenuhi.",
                f"Say in the note when it is {words.en}: the standard, time limit or score to be met.",
            ),
            properti=tuple(sorted(set(found.values()))),
            keyakinan=0.9,
            keparahan=Keparahan.INFO if _is_condition_of_goods(terukur, found) else None,
        )
        yield replace(cacat, kunci="" if Kekaburan.KABUR in tingkat else "|".join(found)), tingkat


def _is_known(terukur: Terukur, kata: str) -> bool:
    """Documents are due on days that rules set."""
    return kata == "tepat waktu" and terukur.bagian.kelas is Kelas.DOKUMEN


def _is_condition_of_goods(terukur: Terukur, found: Iterable[str]) -> bool:
    """Inventories grade goods, roads and works ("kondisi baik"): which grade is meant is a hint."""
    length = terukur.bagian.ukuran is not None and terukur.bagian.ukuran.kata in ("panjang", "luas")
    goods = length or terukur.bagian.kelas in (Kelas.BARANG, Kelas.WILAYAH)
    said = f"{terukur.nama} {terukur.formula.teks if terukur.formula else ''}".casefold()
    return (
        goods
        and set(found) <= {"baik"}
        and ("kondisi baik" in said or "keadaan baik" in said or "berfungsi baik" in said)
    )
