"""The report, chapter by chapter: introduction, summary, findings, main recommendations, annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaskade_graph import __version__
from kaskade_graph.audit.dasar import DASAR
from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import Lang
from kaskade_graph.model import Jenis
from kaskade_graph.reports.naskah.blok import (
    Bagian,
    Blok,
    Daftar,
    DaftarIsi,
    Judul,
    Naskah,
    Paragraf,
    Sampul,
    Tabel,
    TandaTangan,
)
from kaskade_graph.reports.naskah.kata import Kata, files
from kaskade_graph.reports.naskah.pohon import cascade
from kaskade_graph.reports.naskah.ringkasan import summary
from kaskade_graph.reports.naskah.uraian import informational, main_advice, report
from kaskade_graph.reports.rule_texts import family, rule_of

_SHOWN = (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS, Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN)
_BLANK = "." * 32


def naskah(hasil: Sequence[Hasil], lang: Lang = "id") -> Naskah:
    """Return the report on one cascade or several; no date, name or number stands in it that nobody gave."""
    kata = Kata(lang)
    title = kata.say(
        "Naskah Hasil Evaluasi Kaskade Kinerja", "Report on the Evaluation of a Performance Cascade"
    )
    about = (
        kata.kaskade(hasil[0])
        if len(hasil) == 1
        else kata.say(f"{len(hasil)} kaskade", f"{len(hasil)} cascades")
    )
    return Naskah(
        judul=f"{title}: {about}",
        kepala=f"{title} · {about}",
        halaman=(kata.say("Halaman", "Page"), kata.say("dari", "of")),
        blok=tuple(_blocks(hasil, kata)),
    )


def _blocks(hasil: Sequence[Hasil], kata: Kata) -> Iterator[Blok]:
    yield _cover(hasil, kata)
    yield DaftarIsi(kata.say("Daftar Isi", "Contents"))
    yield from _introduction(hasil, kata)
    yield from summary(hasil, kata)
    yield from report(hasil, kata)
    yield from main_advice(hasil, kata)
    yield _signatures(kata)
    yield Bagian(lanskap=True)
    number = 1
    for annex in (informational, cascade):
        blocks = list(annex(hasil, kata, number))
        number += bool(blocks)
        yield from blocks


def _cover(hasil: Sequence[Hasil], kata: Kata) -> Sampul:
    if len(hasil) == 1:
        about = [hasil[0].unit, kata.say(f"Tahun {hasil[0].tahun}", str(hasil[0].tahun))]
        if hasil[0].versi != "murni":
            about.append(kata.say(f"Versi {hasil[0].versi}", f"Edition {hasil[0].versi}"))
    else:
        units = sorted({h.unit for h in hasil})
        years = sorted({h.tahun for h in hasil})
        span = str(years[0]) if years[:1] == years[-1:] else f"{years[0]}-{years[-1]}" if years else ""
        about = [
            units[0] if len(units) == 1 else kata.say(f"{len(units)} unit kerja", f"{len(units)} units"),
            kata.say(f"Tahun {span}", span),
        ]
    return Sampul(
        judul=(
            kata.say("NASKAH HASIL EVALUASI", "EVALUATION REPORT"),
            kata.say("KASKADE KINERJA", "PERFORMANCE CASCADE"),
        ),
        tentang=tuple(kata.cut(line) for line in about),
        isian=(f"{kata.say('Nomor', 'Number')} : {_BLANK}", f"{kata.say('Tanggal', 'Date')} : {_BLANK}"),
        catatan=kata.say(
            f"Disusun dari pemeriksaan dokumen dengan kaskade-graph {__version__}",
            f"Drawn up from a check of the document with kaskade-graph {__version__}",
        ),
    )


def _introduction(hasil: Sequence[Hasil], kata: Kata) -> Iterator[Blok]:
    yield Judul(1, kata.say("I. Pendahuluan", "I. Introduction"))
    used = [rule for code in sorted({c for h in hasil for c in h.diperiksa}) if (rule := rule_of(code))]
    cited = {basis for rule in used for basis in rule.dasar}
    laws = [
        kata.of(text)
        for basis, text in DASAR.items()
        if basis in cited and basis[0].isupper() and any(c.isdigit() for c in basis)
    ]
    if laws:
        yield Judul(2, kata.say("A. Dasar hukum", "A. Legal basis"))
        yield Daftar(tuple(("", law + ".") for law in laws))
    yield Judul(2, kata.say("B. Ruang lingkup", "B. Scope"))
    yield from _scope(hasil, kata)
    yield Judul(2, kata.say("C. Metode", "C. Method"))
    codes = {code for h in hasil for code in h.diperiksa}
    subjects = "; ".join(family(f).pick(kata.lang).lower() for f in sorted({c[:4] for c in codes}))
    yield Paragraf(
        kata.say(
            f"Dokumen dibaca dan diperiksa dengan kaskade-graph versi {__version__} memakai {len(codes)} aturan "
            f"tentang: {subjects}. Setiap temuan memuat kondisi, kriteria, akibat, rekomendasi, dan bukti berupa "
            "kutipan dokumen berikut letaknya. Temuan yang keyakinannya rendah disajikan sebagai informasi.",
            f"The document was read and checked with kaskade-graph {__version__} by {len(codes)} rules on "
            f"{subjects}. Each finding has its condition, criterion, consequence, recommendation, and evidence "
            "quoted from the document with its place. What is not certain is given as information.",
        )
    )
    yield Paragraf(
        kata.say(
            "Pemeriksaan ini menilai mutu dokumen kaskade, bukan capaian kinerja unit. Temuan perlu dikonfirmasi "
            "kepada unit sebelum ditetapkan.",
            "The check judges the quality of the cascade as a document, not the performance of the unit. Findings "
            "are to be confirmed with the unit before they are settled.",
        )
    )


def _scope(hasil: Sequence[Hasil], kata: Kata) -> Iterator[Blok]:
    if len(hasil) == 1:
        one = hasil[0]
        held = [
            f"{one.isi.get(j.value, 0)} {j.teks.id.lower()}" for j in _SHOWN if one.isi.get(j.value, 0)
        ] + [f"{one.isi.get('Indikator', 0)} indikator"]
        named = files(one)
        source = (
            kata.say(f" Sumbernya: {', '.join(named)}.", f" Source: {', '.join(named)}.") if named else ""
        )
        yield Paragraf(
            kata.say(
                f"Yang dievaluasi adalah kaskade kinerja {kata.kaskade(one)}, yang memuat {kata.listed(held)}.",
                f"What was evaluated is the performance cascade of {kata.kaskade(one)}, "
                f"which holds {kata.listed(held)}.",
            )
            + source
        )
        return
    yield Paragraf(
        kata.say(
            f"Yang dievaluasi adalah {len(hasil)} kaskade kinerja berikut.",
            f"What was evaluated are the following {len(hasil)} performance cascades.",
        )
    )
    names = [j.teks.id for j in _SHOWN] + ["Indikator"]
    keys = [j.value for j in _SHOWN] + ["Indikator"]
    yield Tabel(
        kata.say("Isi kaskade yang dievaluasi", "What the evaluated cascades hold"),
        (kata.say("Kaskade", "Cascade"), *names),
        tuple((kata.kaskade(h), *(str(h.isi.get(k, 0)) for k in keys)) for h in hasil),
        (4, *[1.3] * len(keys)),
        angka=tuple(range(1, len(keys) + 1)),
    )


def _signatures(kata: Kata) -> TandaTangan:
    place = f"{_BLANK}, {_BLANK[:20]}"
    blanks = ("", "", "", "", f"({_BLANK})", "NIP ........................")
    unit = (
        "",
        kata.say("Mengetahui,", "Seen,"),
        kata.say("Pimpinan unit yang dievaluasi", "Head of the evaluated unit"),
        *blanks,
    )
    team = (place, "", kata.say("Ketua tim evaluasi", "Head of the evaluation team"), *blanks)
    return TandaTangan((unit, team))
