"""KSK319: nothing but the layout says which sasaran a program supports."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.model import Jenis, Unsur
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN, RDFS

ATURAN = Aturan(
    kode="KSK319",
    nama="kaitan-program-tidak-tertulis",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Kaitan program dengan sasaran tidak tertulis", "Which sasaran a program supports is not said"
    ),
    temuan=Teks(
        "Dokumen yang tidak menuliskan indikator sasaran mana yang didukung tiap program, sedangkan sasarannya diukur dengan beberapa indikator; kaitannya hanya tampak dari letaknya.",
        "A document that does not say which indikator of the sasaran each program supports, where there are several; the link shows by the layout alone.",
    ),
    akibat=Teks(
        "Tidak dapat diperiksa apakah setiap indikator sasaran mempunyai program yang menggerakkannya.",
        "It cannot be checked whether a program moves each indikator of the sasaran.",
    ),
    rekomendasi=Teks(
        "Tuliskan pada setiap program sasaran dan indikator sasaran yang didukungnya.",
        "Write with each program the sasaran, and the indikator of it, that the program supports.",
    ),
    contoh=Teks(
        "Lima program di bawah satu sasaran dengan dua indikator, tanpa keterangan program mana untuk indikator yang mana.",
        "Five programs under one sasaran of two indikator, and no word which program is for which.",
    ),
    kriteria=Teks(
        "Hubungan sebab akibat antara program dan sasaran strategis dinyatakan.",
        "The causal link between a program and the sasaran strategis is stated.",
    ),
    dasar=("PermenPANRB 89/2021", "PermenPANRB 88/2021"),
    sejak="0.1.0",
    kasus="""--- satu indikator, satu program, atau nomor yang menunjukkan induknya
sasaran:
  - nama: Meningkatnya pelayanan
    indikator: [Indeks pelayanan]
    program: [Program A, Program B]
  - nama: Meningkatnya ketertiban
    indikator: [Indeks ketertiban, Jumlah pelanggaran]
    program: [Program C]
  - nama: Meningkatnya pemberdayaan
    nomor: 3
    indikator: [Indeks desa, Jumlah desa mandiri]
    program: [{nama: Program D, nomor: "3.1"}, {nama: Program E, nomor: "3.2"}]
--- sasaran mana, tidak disebut
@turtle
<murni/sasaran-strategis/a> a kin:SasaranStrategis ; rdfs:label "A" .
<murni/sasaran-strategis/b> a kin:SasaranStrategis ; rdfs:label "B" .
<murni/program/p> a kin:Program ; rdfs:label "P" ; kin:mendukung <murni/sasaran-strategis/a> .
<murni/kutipan/p> a kin:KutipanSumber ;
  kin:untukUnsur <murni/program/p> ; kin:untukProperti kin:mendukung ; kin:peran kin:Utama ;
  kin:berkas "a.txt" ; kin:sha256 "0" ; kin:kutipan "Program 1" ; kin:barisAwal 3 ; kin:barisAkhir 3 ;
  kin:keyakinan 0.7 ; kin:alasan "kesamaan kata" ; kin:alternatif <murni/sasaran-strategis/b> .
#! murni: 1 program tidak menyebutkan sasaran strategis yang didukungnya, padahal beberapa sasaran tercetak di atasnya, misalnya Program “P”; yang terbaca adalah yang paling mungkin.
--- hanya letaknya
sasaran:
  - nama: Meningkatnya pelayanan  #! Tidak satu pun dari 2 program di bawah Sasaran Strategis “Meningkatnya pelayanan” menyebutkan yang mana dari 2 indikator sasaran itu yang didukungnya; kaitannya hanya tampak dari letaknya.
    indikator: [Indeks pelayanan, Persentase layanan tepat waktu]
    program: [Program A, Program B]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the programs whose sasaran had to be inferred; then each sasaran whose indikator they do not name."""
    yield from _inferred(ctx)
    silent: list[tuple[Unsur, list[Unsur], int]] = []
    for sasaran in ctx.unsur(Jenis.SASARAN_STRATEGIS):
        measures = ctx.graf.indikator(sasaran.iri)
        programs = [ctx.kaskade.unsur[i] for i in ctx.graf.children(sasaran.iri)]
        if len(measures) < 2 or len(programs) < 2 or any(_is_stated(ctx, p, sasaran) for p in programs):
            continue
        silent.append((sasaran, programs, len(measures)))
    if silent:
        yield _by_layout(ctx, silent)


def _by_layout(ctx: Konteks, silent: list[tuple[Unsur, list[Unsur], int]]) -> Cacat:
    """One remark on all sasaran of which no program says which indikator it supports: a hint, no rule asks for it."""
    sasaran, programs, measures = silent[0]
    what = ctx.sebut(sasaran.iri)
    more = Teks("", "")
    if len(silent) > 1:
        more = Teks(
            f" Hal yang sama berlaku bagi {len(silent) - 1} sasaran strategis lain.",
            f" The same holds for {len(silent) - 1} other sasaran strategis.",
        )
    quoted = (i for s, below, _ in silent for i in (s.iri, *(p.iri for p in below)))
    return Cacat(
        unsur=sasaran.iri,
        kondisi=Teks(
            f"Tidak satu pun dari {len(programs)} program di bawah {what.id} menyebutkan yang mana dari {measures} indikator sasaran itu yang didukungnya; kaitannya hanya tampak dari letaknya.{more.id}",
            f"None of the {len(programs)} programs under {what.en} says which of its {measures} indikator it supports; the link shows by the layout alone.{more.en}",
        ),
        bukti=tuple(b for i in quoted for b in ctx.bukti(i, RDFS.label)),
        untuk=tuple((s.iri, "") for s, _, _ in silent[1:]),
        keparahan=Keparahan.INFO,
        keyakinan=0.8,
    )


def _inferred(ctx: Konteks) -> Iterator[Cacat]:
    """One remark on the programs that stand below several sasaran strategis without saying which is theirs."""
    unsure = [
        (p, k)
        for p in ctx.unsur(Jenis.PROGRAM)
        for k in ctx.kutipan(p.iri, KIN.mendukung)
        if k.keyakinan < 1 and k.alternatif
    ]
    if not unsure:
        return
    first, count = ctx.sebut(unsure[0][0].iri), len({p.iri for p, _ in unsure})
    yield Cacat(
        unsur=ctx.kaskade.iri,
        kondisi=Teks(
            f"{count} program tidak menyebutkan sasaran strategis yang didukungnya, padahal beberapa sasaran tercetak di atasnya, misalnya {first.id}; yang terbaca adalah yang paling mungkin.",
            f"{count} programs do not say which sasaran strategis they support, though several stand above them, such as {first.en}; the likeliest was read.",
        ),
        kunci="kaitan program",
        bukti=tuple(b for p in dict.fromkeys(p.iri for p, _ in unsure) for b in ctx.bukti(p, RDFS.label)),
        keyakinan=0.9,
    )


def _is_stated(ctx: Konteks, program: Unsur, sasaran: Unsur) -> bool:
    """Whether number, wording or a formula ties the program to the sasaran, beyond its place."""
    if sasaran.nomor and (program.nomor or "").startswith(f"{sasaran.nomor.strip(' .')}."):
        return True
    above = set(ctx.graf.indikator(sasaran.iri))
    parts = {k for i in above for k in ctx.kaskade.indikator[i].komponen_formula}
    if parts & set(ctx.graf.indikator(program.iri)):
        return True
    said = " ".join(fold(k.teks) for k in ctx.kutipan(program.iri, KIN.mendukung))
    return "mendukung" in said or any(
        fold(ctx.label(i)) in said for i in (sasaran.iri, *above) if ctx.label(i)
    )
