"""KSK801: an indikator kinerja utama of last year is gone, within the plan period."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.across.between import UTAMA, before
from kaskade_graph.errors import Teks
from kaskade_graph.model import Indikator, Kaskade

ATURAN = Aturan(
    kode="KSK801",
    nama="indikator-utama-berganti",
    keparahan=Keparahan.WARNING,
    judul=Teks("Indikator kinerja utama berganti di tengah jalan", "Key indikator replaced in mid-plan"),
    temuan=Teks(
        "Indikator tujuan atau sasaran strategis tahun sebelumnya tidak ada lagi dalam kaskade tahun ini.",
        "An indikator of a tujuan or sasaran strategis of the year before is not in this year's cascade.",
    ),
    akibat=Teks(
        "Kemajuan dari tahun ke tahun terputus, dan capaian akhir periode tidak dapat dihitung.",
        "Progress from year to year is cut off, and the result at the end of the period cannot be computed.",
    ),
    rekomendasi=Teks(
        "Pertahankan indikator selama periode rencana strategis, atau cantumkan dasar perubahannya dan "
        "nilai pembandingnya.",
        "Keep the indikator for the period of the strategic plan, or state the basis of the change and its "
        "baseline.",
    ),
    contoh=Teks(
        "Indeks kepuasan masyarakat pada tahun 2022 diganti jumlah inovasi pada tahun 2023.",
        "The satisfaction index of 2022 is replaced by a number of innovations in 2023.",
    ),
    kriteria=Teks(
        "Indikator kinerja utama ditetapkan untuk satu periode rencana strategis dan dipakai secara konsisten.",
        "Key indikator are set for one period of the strategic plan and are used consistently.",
    ),
    dasar=("PermenPAN 9/2007", "Permendagri 86/2017"),
    sejak="0.1.0",
    kasus="""--- indikator utama tetap, dengan penulisan lain
tahun: 2023
tujuan:
  - nama: Terwujudnya pelayanan prima
    indikator: [Persentase Pengaduan Masyarakat yang ditindaklanjuti]
pembanding:
  - tahun: 2022
    tujuan: [{nama: Terwujudnya pelayanan prima, indikator: [Prosentase pengaduan masyarakat yang ditindaklanjuti]}]
--- indikator utama diganti
tahun: 2023
tujuan:
  - nama: Terwujudnya pelayanan prima
    indikator:
      - Jumlah inovasi pelayanan yang diterapkan  #! Indikator “Jumlah inovasi pelayanan yang diterapkan” menggantikan indikator tahun 2022 “Persentase pengaduan masyarakat yang ditindaklanjuti”.
pembanding:
  - tahun: 2022
    tujuan: [{nama: Terwujudnya pelayanan prima, indikator: [Persentase pengaduan masyarakat yang ditindaklanjuti]}]
--- indikator utama hilang tanpa pengganti
tahun: 2023
tujuan:
  - nama: Terwujudnya pelayanan prima  #! Indikator tahun 2022 “Nilai reformasi birokrasi” tidak dipakai lagi dan tidak ada penggantinya.
    indikator: [Persentase pengaduan masyarakat yang ditindaklanjuti]
pembanding:
  - tahun: 2022
    tujuan:
      - nama: Terwujudnya pelayanan prima
        indikator: [Persentase pengaduan masyarakat yang ditindaklanjuti, Nilai reformasi birokrasi]
""",
)
_SURE = 0.8
"""How sure it is that no plan period ended in between: the cascades do not say."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each key indikator of the year before that this year lacks, with what came in its place."""
    earlier = before(ctx)
    if earlier is None or ctx.koleksi is None:
        return
    metrik = ctx.koleksi.metrik
    now = {metrik[i] for i in ctx.kaskade.indikator if i in metrik}
    was = {metrik[i] for i in earlier.indikator if i in metrik}
    gone = [i for i in _key(ctx.koleksi.graf(earlier)) if metrik.get(i.iri, -1) not in now and i.label]
    new = [i for i in _key(ctx.graf) if metrik.get(i.iri, -1) not in was and i.label]
    for old in gone:
        level = ctx.koleksi.graf(earlier).level(old.iri)
        successor = next((i for i in new if ctx.graf.level(i.iri) is level), None)
        if successor is not None:
            new.remove(successor)
            yield _replaced(successor, old, earlier)
        else:
            yield _dropped(ctx, old, earlier)


def _key(graf: GrafKaskade) -> list[Indikator]:
    known = graf.kaskade.indikator
    return [known[i] for i in graf.sort(known) if graf.level(i) in UTAMA]


def _replaced(new: Indikator, old: Indikator, earlier: Kaskade) -> Cacat:
    return Cacat(
        unsur=new.iri,
        kondisi=Teks(
            f"Indikator “{new.label}” menggantikan indikator tahun {earlier.tahun} “{old.label}”.",
            f"Indikator “{new.label}” replaces the indikator of {earlier.tahun} “{old.label}”.",
        ),
        keyakinan=_SURE,
    )


def _dropped(ctx: Konteks, old: Indikator, earlier: Kaskade) -> Cacat:
    level = ctx.koleksi.graf(earlier).level(old.iri) if ctx.koleksi is not None else None
    where = next((u.iri for u in ctx.unsur(*UTAMA) if u.jenis is level), ctx.kaskade.iri)
    return Cacat(
        unsur=where,
        kondisi=Teks(
            f"Indikator tahun {earlier.tahun} “{old.label}” tidak dipakai lagi dan tidak ada penggantinya.",
            f"The indikator of {earlier.tahun} “{old.label}” is no longer used, and nothing replaces it.",
        ),
        kunci=old.label or "",
        keyakinan=_SURE,
    )
