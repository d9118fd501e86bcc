"""KSK412: an indicator that names no measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.measurement.parts import Terukur, measured
from kaskade_graph.audit.vocabulary import put_right
from kaskade_graph.errors import Teks
from kaskade_graph.language.tables import kelompok, menurut_kata
from kaskade_graph.language.words import plain, roots, stem, tokens
from kaskade_graph.text import squeeze
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK412",
    nama="indikator-tanpa-kata-ukuran",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Indikator tanpa kata ukuran",
        "Indicator without a measure word",
    ),
    temuan=Teks(
        "Indikator yang namanya tidak menyebut apa yang diukur: jumlah, persentase, indeks, nilai, atau ukuran lain.",
        "An indicator whose name says no measure: count, percentage, index, score or any other.",
    ),
    akibat=Teks(
        "Indikator tidak dapat diukur dan tidak dapat diberi target.",
        "It cannot be measured and cannot be given a target.",
    ),
    rekomendasi=Teks(
        "Awali nama indikator dengan ukurannya, misalnya Jumlah, Persentase, atau Indeks.",
        "Begin the name with its measure, such as Jumlah, Persentase or Indeks.",
    ),
    contoh=Teks(
        "“Tertib arsip” alih-alih “Persentase arsip yang tertata sesuai pedoman”.",
        "“Tertib arsip” instead of “Persentase arsip yang tertata sesuai pedoman”.",
    ),
    kriteria=Teks(
        "Indikator kinerja dapat diukur dan menyebut ukurannya.",
        "A performance indicator can be measured and names its measure.",
    ),
    dasar=(
        "PermenPAN 9/2007",
        "PermenPANRB 88/2021",
    ),
    sejak="0.1.0",
    kasus="""--- berukuran
indikator:
  - {nama: Jumlah arsip yang ditata}
  - {nama: Prosentase arsip yang tertata}
  - {nama: Rata-rata lama sekolah}
  - {nama: Opini BPK}
  - {nama: Net Death Rate, satuan: Permil}
--- pernyataan, walau bersatuan
indikator:
  - {nama: Meningkatnya jumlah kunjungan, satuan: Orang, formulasi: Jumlah kunjungan}
  - {nama: Terwujudnya arsip yang tertata, satuan: Persen, formulasi: Jumlah arsip tertata dibagi jumlah arsip x 100%}   #! Indikator “Terwujudnya arsip yang tertata” berupa pernyataan tentang yang dituju atau dikerjakan, bukan ukuran.
  - {nama: Mengoptimalkan layanan arsip, satuan: Persen, formulasi: Jumlah arsip dilayani dibagi jumlah arsip x 100%}   #! Indikator “Mengoptimalkan layanan arsip” berupa pernyataan tentang yang dituju atau dikerjakan, bukan ukuran.
  - {nama: Mendorong partisipasi warga, satuan: Persen, formulasi: Jumlah warga yang hadir dibagi jumlah undangan x 100%}   #! Indikator “Mendorong partisipasi warga” berupa pernyataan tentang yang dituju atau dikerjakan, bukan ukuran.
--- tanpa ukuran
indikator:
  - {nama: Tertib arsip}   #! Nama Indikator “Tertib arsip” tidak menyebut ukuran apa pun.
  - {nama: Arsip yang ditata}   #! Nama Indikator “Arsip yang ditata” tidak menyebut ukuran apa pun.
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the indikator that begin with no measure word.

    Where the formula says none either, nothing can be measured at all, and the defect is grave.
    """
    for terukur in measured(ctx):
        if _is_statement(terukur):
            yield _stated(ctx, terukur)
        elif terukur.jenis is None and not _has_unit_of_its_own(terukur):
            what = ctx.sebut(terukur.indikator.iri)
            formula = terukur.formula.pembilang.ukuran if terukur.formula else None
            yield Cacat(
                unsur=terukur.indikator.iri,
                kondisi=Teks(
                    f"Nama {what.id} tidak menyebut ukuran apa pun.",
                    f"The name of {what.en} says no measure.",
                ),
                rekomendasi=_advice(ctx, terukur),
                properti=(RDFS.label,),
                keyakinan=0.95,
                pasti=" yang " in f" {terukur.nama} " and not terukur.indikator.satuan,
                keparahan=_gravity(terukur, formula is not None),
            )


_STATED = re.compile(r"^(?:me\w{3,}(?:kan|i)|(?:ter|me|ber|ke)\w{3,}nya)\b", re.IGNORECASE)


def _is_statement(terukur: Terukur) -> bool:
    """Whether the name says what is to be done or to be so, and nothing that is measured."""
    said = squeeze(plain(terukur.nama))
    stated = _STATED.match(said) is not None or _is_deed(said)
    return stated and not any(menurut_kata("ukuran").get(w) for w in tokens(said))


def _is_deed(said: str) -> bool:
    """Whether it begins with a verb of what the office does ("Mendorong partisipasi ...")."""
    first = next(iter(tokens(said)), "")
    return first.startswith("me") and len(first) > 5 and stem(first) != first and stem(first) in roots()


def _stated(ctx: Konteks, terukur: Terukur) -> Cacat:
    what = ctx.sebut(terukur.indikator.iri)
    return Cacat(
        unsur=terukur.indikator.iri,
        kondisi=Teks(
            f"{what.id} berupa pernyataan tentang yang dituju atau dikerjakan, bukan ukuran.",
            f"{what.en} states what is meant to be or to be done, and is no measure.",
        ),
        rekomendasi=_advice(ctx, terukur),
        properti=(RDFS.label,),
        keyakinan=0.9,
        pasti=True,
        keparahan=Keparahan.ERROR,
    )


_SCALES = re.compile(
    r"%|persen|indeks|poin|skor|rasio|\b(?:ton|kuintal|kw|kg|gram|liter|m[23]?|km2?|ha|hektare?|are|mw|kwh|rp|rupiah|juta|"
    r"miliar|hari|jam|menit|detik|bulan|tahun)\b|/|\bper\b",
    re.IGNORECASE,
)


def _has_unit_of_its_own(terukur: Terukur) -> bool:
    """Whether a figure is known by its name ("Net Death Rate"), or a unit that measures says how it is got."""
    if kelompok("angka_bernama") & set(tokens(terukur.nama)):
        return True
    verb = bool(terukur.bagian.keadaan)
    unit = terukur.indikator.satuan or ""
    return not verb and terukur.formula is not None and _SCALES.search(unit) is not None


def _gravity(terukur: Terukur, counted: bool) -> Keparahan | None:
    """A noun with a unit lacks a word only; with neither unit nor a measure in the formula nothing can be measured."""
    unit = terukur.indikator.satuan
    if unit and not terukur.bagian.keadaan:
        return Keparahan.INFO
    return None if counted or unit else Keparahan.ERROR


def _advice(ctx: Konteks, terukur: Terukur) -> Teks | None:
    """A thing and its condition can be counted: then the name is the count of it."""
    flat = put_right(ctx, squeeze(plain(terukur.nama)))
    if " yang " not in flat or not terukur.bagian.keadaan:
        return None
    better = quote(f"Jumlah {flat[:1].lower()}{flat[1:]}" if flat[1:2].islower() else f"Jumlah {flat}")
    return Teks(f"Rumuskan nama indikator, misalnya {better}.", f"Reword the name, for example {better}.")
