"""One metric, several times on one level."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Bukti, Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.alignment.metrics import Kembar, SameBy, by_first, same_level
from kaskade_graph.errors import Teks
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import parse_indikator
from kaskade_graph.model import Peran
from kaskade_graph.text import fold
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK306",
    nama="ukuran-ganda-sejenjang",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Ukuran yang sama pada satu jenjang",
        "The same metric twice on one level",
    ),
    temuan=Teks(
        "Indikator dengan nama yang sama, atau hampir sama, pada dua unsur sejenjang atau pada satu unsur, juga yang tercetak berulang.",
        "Indikator of the same name, or nearly, on two elements of one level or on one element, one that is printed again among them.",
    ),
    kriteria=Teks(
        "Setiap indikator mengukur hasil khas sasarannya.",
        "Every indikator measures the result proper to its sasaran.",
    ),
    dasar=("PermenPANRB 88/2021",),
    akibat=Teks(
        "Capaian satu ukuran diakui lebih dari satu kali, sehingga kinerja terhitung ganda.",
        "The achievement of one metric is claimed more than once, so performance is counted twice.",
    ),
    rekomendasi=Teks(
        "Ganti salah satunya dengan ukuran hasil khas sasarannya; bila memang satu ukuran, nyatakan demikian dalam keterangannya.",
        "Give one of them a metric of its own result; where it is one metric on purpose, say so in its note.",
    ),
    contoh=Teks(
        "Dua kegiatan memakai “Jumlah laporan yang disusun”.",
        "Two kegiatan use “Jumlah laporan yang disusun”.",
    ),
    sejak="0.1.0",
    kasus="""
--- ukuran yang berbeda, juga yang hanya berbeda satu kata
program:
  - nama: Program A
    indikator: [Jumlah sarana kantor yang tersedia]
  - nama: Program B
    indikator: [Jumlah sarana kantor yang dipelihara]
--- sama pada tiga program
program:
  - nama: Program A
    indikator:
      - Jumlah laporan yang disusun  #! Indikator “Jumlah laporan yang disusun” pada Program “Program A” dipakai lagi pada Program “Program B” dan Program “Program C”.
  - nama: Program B
    indikator: [Jumlah Laporan yang disusun]
  - nama: Program C
    indikator: ["Jumlah laporan, yang disusun"]
--- berbeda ejaan saja
program:
  - nama: Program A
    indikator:
      - Presentase desa tertib administrasi  #! Indikator “Presentase desa tertib administrasi” pada Program “Program A” hampir sama dengan “Persentase desa tertib administrasi” pada Program “Program B”.
  - nama: Program B
    indikator: [Persentase desa tertib administrasi]
--- dua kali pada satu sasaran
program:
  - nama: Program A
    indikator:
      - nama: Jumlah laporan yang disusun  #! Indikator “Jumlah laporan yang disusun” pada Program “Program A” dipakai lagi pada Program “Program A”.
        formulasi: Jumlah laporan bulanan
      - nama: Jumlah laporan yang disusun
        formulasi: Jumlah laporan tahunan
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the first of the indikator that are one metric, with the others, and those printed again as they are."""
    yield from _printed_again(ctx)
    named = [*same_level(ctx, SameBy.NAMA)]
    named += [p for p in same_level(ctx, SameBy.UKURAN) if _of_one(ctx, p)]
    for first, pairs in by_first(iter(named)).items():
        owners = [ctx.sebut(ctx.graf.owner(p.lain) or p.lain) for p in pairs]
        what, owner = ctx.sebut(first), ctx.sebut(ctx.graf.owner(first) or first)
        yield Cacat(
            unsur=first,
            kondisi=Teks(
                f"{what.id} pada {owner.id} dipakai lagi pada {_list([o.id for o in owners], 'dan')}.",
                f"{what.en} of {owner.en} is used again for {_list([o.en for o in owners], 'and')}.",
            ),
            terkait=tuple(p.lain for p in pairs),
        )
    for pair in same_level(ctx, SameBy.MIRIP):
        what, owner = ctx.sebut(pair.satu), ctx.sebut(ctx.graf.owner(pair.satu) or pair.satu)
        twin, other = ctx.label(pair.lain), ctx.sebut(ctx.graf.owner(pair.lain) or pair.lain)
        yield Cacat(
            unsur=pair.satu,
            kondisi=Teks(
                f"{what.id} pada {owner.id} hampir sama dengan “{twin}” pada {other.id}.",
                f"{what.en} of {owner.en} is nearly the same as “{twin}” of {other.en}.",
            ),
            kunci=fold(twin),
            terkait=(pair.lain,),
            keyakinan=pair.keyakinan,
        )


_AGAIN = (Peran.UTAMA, Peran.ULANGAN)


def _printed_again(ctx: Konteks) -> Iterator[Cacat]:
    """The indikator that stand more often in a document than what they measure, with the same contents: read as one."""
    for indikator in ctx.indikator:
        places = ctx.kutipan(indikator.iri, RDFS.label, peran=_AGAIN)
        if len(places) < 2:
            continue
        holders = {ctx.graf.owner(indikator.iri), ctx.graf.measured(indikator.iri)} - {None}
        often = (len(ctx.kutipan(h, RDFS.label, peran=_AGAIN)) for h in holders if h is not None)
        if len(places) <= max(1, *often) or len({k.berkas for k in places}) > 1:
            continue  # the whole element is printed again, or stands in two documents
        what, owner = ctx.sebut(indikator.iri), ctx.sebut(ctx.graf.owner(indikator.iri) or indikator.iri)
        yield Cacat(
            unsur=indikator.iri,
            kondisi=Teks(
                f"{what.id} tercetak {len(places)} kali pada {owner.id} dengan isi yang sama; dibaca sebagai satu.",
                f"{what.en} is printed {len(places)} times for {owner.en} with the same contents; it is read as one.",
            ),
            rekomendasi=Teks(
                "Hapus cetakan yang berulang, atau isi indikator yang seharusnya di sana.",
                "Take out the repeated one, or print the indikator that belongs there.",
            ),
            kunci="tercetak lagi",
            bukti=tuple(dict.fromkeys(Bukti.of(k) for k in places)),
        )


def _of_one(ctx: Konteks, pair: Kembar) -> bool:
    """Whether the two are of one element and counted alike: a share of things is not their number."""
    kinds = [parse_indikator(ctx.label(i)).ukuran for i in (pair.satu, pair.lain)]
    shares = {k is not None and k.jenis is JenisUkuran.PERSENTASE for k in kinds}
    return ctx.graf.owner(pair.satu) == ctx.graf.owner(pair.lain) and len(shares) == 1


def _list(parts: list[str], joint: str) -> str:
    *first, last = dict.fromkeys(parts)
    return f"{', '.join(first)} {joint} {last}" if first else last
