"""KSK416: a formula whose source cannot supply it."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured
from kaskade_graph.audit.vocabulary import printed
from kaskade_graph.errors import Teks
from kaskade_graph.language import frames
from kaskade_graph.language.formulas import FormulaTerurai
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import Kelas, Terurai, content, items
from kaskade_graph.language.sources import JenisSumber, jenis_sumber, written_out
from kaskade_graph.language.words import akar, stem, tokens
from kaskade_graph.vocab import KIN

ATURAN = Aturan(
    kode="KSK416",
    nama="sumber-data-tidak-memuat-yang-dihitung",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Sumber data tidak memuat yang dihitung",
        "Data source cannot supply the formula",
    ),
    temuan=Teks(
        "Sumber data yang menurut jenisnya tidak memuat angka yang dihitung formula: peraturan untuk pelaksanaan, bukti belanja untuk keadaan barang, atau data penyebut saja.",
        "A data source that by its kind does not hold what the formula counts: a regulation for what was done, receipts for the state of goods, or data on the denominator only.",
    ),
    akibat=Teks(
        "Nilai capaian tidak dapat dibuktikan dari sumber yang disebut.",
        "The value cannot be proved from the source named.",
    ),
    rekomendasi=Teks(
        "Sebut dokumen yang mencatat hal yang dihitung.",
        "Name the document that records what is counted.",
    ),
    contoh=Teks(
        "“Jumlah kewenangan yang dijalankan” bersumber dari sebuah peraturan bupati.",
        "“Jumlah kewenangan yang dijalankan” with a regulation as its source.",
    ),
    kriteria=Teks(
        "Sumber data memuat seluruh unsur formula.",
        "A data source holds every part of the formula.",
    ),
    dasar=(
        "PermenPANRB 88/2021",
        "Perpres 39/2019",
    ),
    sejak="0.1.0",
    keliru=Teks(
        "Sumber yang isinya lebih luas daripada namanya.",
        "A source that holds more than its name says.",
    ),
    kasus="""--- memuat
indikator:
  - {nama: Jumlah kewenangan yang dilimpahkan, formulasi: Jumlah kewenangan yang dilimpahkan, sumber: Perbup Nomor 1 Tahun 2020}
  - {nama: Jumlah honor yang dibayar, formulasi: Jumlah honor yang dibayar, sumber: SPJ}
  - {nama: Persentase keluhan yang dijawab, formulasi: Jumlah keluhan yang dijawab dibagi jumlah keluhan x 100%, sumber: Buku keluhan}
--- peraturan untuk pelaksanaan
indikator:
  - nama: Jumlah kewenangan yang dijalankan
    formulasi: Jumlah kewenangan yang dijalankan   #! Sumber data Indikator “Jumlah kewenangan yang dijalankan” adalah peraturan, “Perbup Nomor 1 Tahun 2020”, yang menetapkan tetapi tidak mencatat pelaksanaannya.
    sumber: Perbup Nomor 1 Tahun 2020
--- keputusan mencatat yang diputuskannya, dan peta di samping peraturan mencatat
indikator:
  - {nama: Jumlah BLUD yang menyediakan layanan, formulasi: Jumlah BLUD yang menyediakan layanan, sumber: Keputusan Bupati tentang penetapan BLUD}
  - {nama: Jumlah taman yang dibuka, formulasi: Jumlah taman yang dibuka, sumber: Peta taman dan Perda Tata Ruang}
  - {nama: Jumlah kelompok yang dibentuk, formulasi: Jumlah kelompok yang dibentuk, sumber: Keputusan lurah tentang pembentukan kelompok}
  - {nama: Jumlah pegawai penerima penghargaan, formulasi: Jumlah pegawai yang menerima penghargaan, sumber: SK penghargaan}
--- rencana untuk pelaksanaan
indikator:
  - nama: Jumlah jembatan yang diperbaiki
    formulasi: Jumlah jembatan yang telah diperbaiki   #! Sumber data Indikator “Jumlah jembatan yang diperbaiki” adalah dokumen perencanaan, “RPJMD”, yang memuat rencana, bukan “Jumlah jembatan yang telah diperbaiki” yang terlaksana.
    sumber: RPJMD
  - {nama: Jumlah usulan yang diterima, formulasi: Jumlah usulan yang diterima dalam Renja, sumber: Renja}
--- bukti belanja untuk keadaan barang
indikator:
  - nama: Jumlah mesin yang dirawat
    formulasi: Jumlah mesin dalam kondisi baik   #! Sumber data Indikator “Jumlah mesin yang dirawat” adalah dokumen keuangan, “SPJ”, yang mencatat belanja, bukan keadaan yang dihitung formula.
    sumber: SPJ
--- hanya jumlahnya
indikator:
  - nama: Persentase izin yang terbit tepat waktu
    formulasi: Jumlah izin yang terbit tepat waktu dibagi jumlah izin x 100%   #! Sumber data Indikator “Persentase izin yang terbit tepat waktu”, “Laporan jumlah izin”, menurut namanya hanya mencatat jumlah, bukan mana yang “terbit tepat waktu”.
    sumber: Laporan jumlah izin
  - nama: Persentase surat yang terbit tepat waktu
    formulasi: Jumlah surat yang terbit tepat waktu dibagi jumlah surat x 100%
    sumber: Laporan jumlah surat yang terbit tepat waktu
--- nilai dari laporan yang memuatnya
indikator:
  - nama: Rata-rata Indeks Desa
    formulasi: Jumlah nilai Indeks Desa seluruh desa dibagi jumlah desa
    sumber: Laporan Indeks Desa
--- kepuasan tanpa survei
indikator:
  - {nama: Indeks Kepuasan Masyarakat, sumber: Laporan hasil SKM, formulasi: Nilai rata-rata unsur x 25}
  - {nama: Indeks Kepuasan Masyarakat, formulasi: Nilai rata-rata unsur x 25, sumber: Daftar hadir pegawai}   #! Sumber data Indikator “Indeks Kepuasan Masyarakat”, “Daftar hadir pegawai”, tidak memuat kepuasan, yang hanya diketahui dari survei.
--- yang hanya memperlihatkan
indikator:
  - {nama: Jumlah spanduk terpasang, formulasi: Jumlah spanduk yang terpasang, sumber: Foto spanduk}
  - nama: Jumlah keluarga yang dibantu
    formulasi: Jumlah keluarga yang menerima bantuan   #! Sumber data Indikator “Jumlah keluarga yang dibantu”, “Foto kegiatan penyerahan”, hanya memperlihatkan bahwa kegiatan berlangsung, tidak mencatat “Jumlah keluarga yang menerima bantuan”.
    sumber: Foto kegiatan penyerahan
""",
)


_SET_BY_LAW = frozenset(("limpah", "tetap", "atur", "tugas", "delegasi", "serah"))
"""What a regulation does is counted from the regulation."""
_DECIDED = frozenset(
    [
        "anugerah",
        "milik",
        "punya",
        "angkat",
        "beri",
        "bentuk",
        "bubar",
        "cabut",
        "dapat",
        "hapus",
        "henti",
        "hibah",
        "izin",
        "kukuh",
        "lantik",
        "mutasi",
        "peroleh",
        "pindah",
        "pilih",
        "promosi",
        "resmi",
        "sah",
        "terima",
        "tunjuk",
    ]
)
"""What a decision on persons, groups or things does: it names those it is about, and so records them."""
_DECISIONS = frozenset(("keputusan", "sk"))
_PLANNED = frozenset(
    [
        "alokasi",
        "anggaran",
        "dokumen",
        "kebutuhan",
        "pagu",
        "perencanaan",
        "rencana",
        "renja",
        "renstra",
        "rka",
        "target",
        "usulan",
    ]
)
"""What a plan does hold."""
_STATE = frozenset(("kondisi", "keadaan", "puas"))


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator whose source is of the wrong kind for what its formula counts."""
    for terukur in measured(ctx):
        if _asks_nobody(terukur):
            yield _unasked(ctx, terukur)
            continue
        source, formula = terukur.indikator.sumber_data, terukur.formula
        found = _why_not(source, formula) if source and formula else None
        if found is None:
            continue
        what = ctx.sebut(terukur.indikator.iri)
        why, sure = found
        yield Cacat(
            unsur=terukur.indikator.iri,
            kondisi=Teks(
                f"Sumber data {what.id}{why.id}",
                f"The data source of {what.en}{why.en}",
            ),
            rekomendasi=_advice(terukur, formula) if formula else None,
            properti=(KIN.sumberData, KIN.formulasi),
            keyakinan=sure,
            pasti=bool(source and formula and _shows_only(source, formula)),
        )


_ASKED = frozenset(
    ("ikm", "jajak", "kuesioner", "angket", "pendapat", "responden", "skm", "survei", "survey")
)


def _asks_nobody(terukur: Terukur) -> bool:
    """Whether satisfaction is to come from a list or register of other things."""
    source = set(written_out(terukur.indikator.sumber_data or ""))
    index = terukur.jenis is JenisUkuran.INDEKS and "puas" in {stem(t) for t in tokens(terukur.nama)}
    return index and bool(source & _LISTS) and not source & _ASKED and "puas" not in {stem(t) for t in source}


_LISTS = frozenset(("absensi", "agenda", "daftar", "dpa", "kib", "presensi", "register", "spj"))


def _unasked(ctx: Konteks, terukur: Terukur) -> Cacat:
    what, said = ctx.sebut(terukur.indikator.iri), quote(terukur.indikator.sumber_data or "")
    return Cacat(
        unsur=terukur.indikator.iri,
        kondisi=Teks(
            f"Sumber data {what.id}, {said}, tidak memuat kepuasan, yang hanya diketahui dari survei.",
            f"The data source of {what.en}, {said}, holds no satisfaction, which only a survey tells.",
        ),
        rekomendasi=Teks("Sebut laporan surveinya.", "Name the report of the survey."),
        properti=(KIN.sumberData,),
        keyakinan=0.85,
        pasti=True,
    )


def _why_not(source: str, formula: FormulaTerurai) -> tuple[Teks, float] | None:
    kind, quoted = jenis_sumber(source), quote(source)
    counted = formula.pembilang
    if _only_rules(source, counted) and counted.keadaan and not _sets_it(source, counted):
        why = Teks(
            f" adalah peraturan, {quoted}, yang menetapkan tetapi tidak mencatat pelaksanaannya.",
            f" is a regulation, {quoted}: it sets, it does not record what was done.",
        )
        return why, 0.85
    promises = _PROMISES & set(tokens(source)[:1]) and not _PROMISES & set(tokens(formula.teks))
    if promises and counted.keadaan:
        why = Teks(
            f", {quoted}, menetapkan bagaimana seharusnya, tidak mencatat {quote(counted.teks)}.",
            f", {quoted}, sets how it should be and does not record {quote(counted.teks)}.",
        )
        return why, 0.8
    if kind is JenisSumber.PERENCANAAN and _is_done(counted, formula):
        why = Teks(
            f" adalah dokumen perencanaan, {quoted}, yang memuat rencana, bukan {quote(counted.teks)} yang terlaksana.",
            f" is a plan, {quoted}: it holds what is meant to be done, not what was ({quote(counted.teks)}).",
        )
        return why, 0.75
    if kind is JenisSumber.KEUANGAN and _STATE & set(tokens(formula.teks)):
        why = Teks(
            f" adalah dokumen keuangan, {quoted}, yang mencatat belanja, bukan keadaan yang dihitung formula.",
            f" is a document of spending, {quoted}: it records what was paid, not the state that is counted.",
        )
        return why, 0.75
    if _shows_only(source, formula):
        why = Teks(
            f", {quoted}, hanya memperlihatkan bahwa kegiatan berlangsung, tidak mencatat {quote(counted.teks)}.",
            f", {quoted}, only shows that something took place: it does not record {quote(counted.teks)}.",
        )
        return why, 0.75
    other = _lists_people(source, formula) or _lists_goods(source, formula)
    if other is not None:
        why = Teks(
            f", {quoted}, hanya memuat {other.id}, bukan {quote(counted.teks)}.",
            f", {quoted}, only holds {other.en}, not {quote(counted.teks)}.",
        )
        return why, 0.75
    if _counts_only(source, formula):
        why = Teks(
            f", {quoted}, menurut namanya hanya mencatat jumlah, bukan mana yang “{_condition(counted)}”.",
            f", {quoted}, by its name records only how many there are, not which are “{_condition(counted)}”.",
        )
        return why, 0.65
    return None


def _only_rules(source: str, counted: Terurai) -> bool:
    """Whether all that is named are regulations: a map or register beside one may record.

    A decision names the persons or things it is about, and so may record them, but no other papers.
    """
    named = items(source)
    rules = all(jenis_sumber(part) is JenisSumber.PERATURAN for part in named)
    decided = bool(_DECISIONS & set(tokens(source))) and counted.kelas is not Kelas.DOKUMEN
    return bool(named) and rules and not decided


_PROMISES = frozenset(("juklak", "juknis", "maklumat", "pedoman", "petunjuk", "sop", "standar"))
"""Papers that say how work is to be done, by their first word."""
_SHOWING = frozenset(
    ("baliho", "banner", "brosur", "foto", "leaflet", "poster", "spanduk", "undangan", "video")
)


def _shows_only(source: str, formula: FormulaTerurai) -> bool:
    """Whether a source is a picture of, or a call to, what is counted, and not the very thing that is counted."""
    each = [tokens(part)[:1] for part in items(source) if tokens(part)]
    shown = bool(each) and all(_SHOWING & set(first) for first in each)
    return shown and not _SHOWING & set(tokens(formula.teks))


def _sets_it(source: str, counted: Terurai) -> bool:
    """Whether a regulation does what is counted, or is about the very paper that is counted."""
    verbs = {stem(w) for w in tokens(counted.teks) if w.startswith((*_OF_VERBS, "pe"))}
    done = {stem(w) for w in counted.keadaan if w.startswith(_OF_VERBS)}
    if _SET_BY_LAW & done or (_DECISIONS & set(tokens(source)) and _DECIDED & verbs):
        return True
    if (
        _DECISIONS & set(tokens(source)[:1])
        and len(content(tokens(source)[1:]) & content(tokens(counted.teks))) > 1
    ):
        return True  # the decisions on the very matter, one for each
    papers = {x.entri for x in frames.read(source).benda if x.entri and x.entri.kelas == "dokumen"}
    asked = {x.entri for x in frames.read(counted.teks).benda if x.entri}
    return bool({e for e in papers if not e.has("wadah")} & asked)


_OF_VERBS = ("ber", "di", "me", "ter")


def _is_done(counted: Terurai, formula: FormulaTerurai) -> bool:
    """Whether a numerator counts what was done with things, and nothing that a plan is made of."""
    if _PLANNED & set(tokens(formula.teks)) or not counted.keadaan:
        return False
    done = [k.entri for k in frames.read(counted.teks).keadaan if not k.pokok]
    return any(e.kelas == "perbuatan" for e in done) and counted.kelas is not Kelas.DOKUMEN


_PRESENCE = frozenset(("absensi", "hadir", "presensi"))
_PRESENT = frozenset(("hadir", "ikut", "serta", "undang", "latih"))
"""Stems of what a list of those present does tell."""


def _lists_people(source: str, formula: FormulaTerurai) -> Teks | None:
    """Those present, where goods, papers or cases are counted that have nothing to do with who was there."""
    top = frames.read(formula.pembilang.teks)
    head = top.kepala.entri if top.kepala else None
    things = head is not None and head.kelas in ("barang", "dokumen", "kasus") and not head.has("luas")
    told = _PRESENT & {stem(w) for w in tokens(formula.pembilang.teks)}
    listed = set(tokens(source)[:2]) & _PRESENCE
    shared = {stem(w) for w in written_out(source)} & {stem(w) for w in written_out(formula.pembilang.teks)}
    papers = any(x.entri and x.entri.kelas == "dokumen" and not x.entri.has("wadah") for x in top.benda)
    if not listed or told or not (papers or (things and not shared)):
        return None
    return Teks("siapa yang hadir", "who was present")


_INVENTORY = frozenset(("aset", "barang", "inventaris", "kir"))


def _lists_goods(source: str, formula: FormulaTerurai) -> Teks | None:
    """The goods of an inventory, where what is counted is people or cases and has nothing to do with goods."""
    listed = [x.entri for x in frames.read(source).benda]
    top = frames.read(formula.pembilang.teks)
    said = [x.entri for x in top.benda if x.entri is not None]
    head = top.kepala.entri if top.kepala else None
    if not _INVENTORY & set(tokens(source)) or None in listed or head is None or head.has("luas"):
        return None
    goods = [e for e in listed if e is not None and e.kelas == "barang"]
    strange = all(e.kelas not in ("barang", "dokumen", "uang", "jasa", "pekerjaan") for e in said)
    shared = {stem(w) for w in written_out(source)} & {stem(w) for w in written_out(formula.pembilang.teks)}
    return Teks(quote(goods[-1].nama), quote(goods[-1].nama)) if goods and strange and not shared else None


def _counts_only(source: str, formula: FormulaTerurai) -> bool:
    """Whether the source is called a count of the very things whose share under a condition is sought."""
    if formula.penyebut is None or "jumlah" not in tokens(source) or not formula.pembilang.keadaan:
        return False
    held = {stem(w) for w in written_out(source)}
    below = formula.penyebut.kepala
    asked = content(formula.pembilang.keadaan) - akar("umum")
    return below is not None and stem(below) in held and bool(asked) and not asked & held


def _condition(counted: Terurai) -> str:
    return printed(counted.keadaan, counted.teks)


def _advice(terukur: Terukur, formula: FormulaTerurai) -> Teks:
    counted = quote(formula.pembilang.teks)
    return Teks(
        f"Sebut dokumen yang mencatat {counted}, misalnya buku register atau laporan pelaksanaannya.",
        f"Name the document that records {counted}, such as a register or a report on what was done.",
    )
