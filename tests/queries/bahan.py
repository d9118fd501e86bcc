"""Three small cascades whose answers can be worked out by hand: two years of one kecamatan, and a neighbour."""

from __future__ import annotations

from functools import cache

from kaskade_graph import rdf
from kaskade_graph.audit.outline import build_all
from kaskade_graph.iri import nomenklatur_iri
from kaskade_graph.model import Indikator, Kaskade, Kecocokan
from kaskade_graph.store import catalogue, embedded
from kaskade_graph.store.embedded import EmbeddedStore
from kaskade_graph.vocab import KIN, SEMAPV

TEKS = """\
unit: Kecamatan Sokaraja
wilayah: "33.02.19"
tahun: 2021
tujuan:
  - nama: Terwujudnya pelayanan prima
    sasaran:
      - nama: Meningkatnya kualitas pelayanan
        indikator:
          - {nama: Indeks Kepuasan Masyarakat, satuan: Indeks, arah: Positif, sumber: Laporan survei,
             target: {2021: "80"}, realisasi: {2021: "82"}}
        program:
          - nama: Program Pelayanan Publik
            kode: "7.01.02"
            pagu: "100"
            penanggung_jawab: Sekretaris
            sasaran:
              - nama: Meningkatnya pelayanan publik
                indikator: [{nama: Jumlah Laporan}]
            kegiatan:
              - nama: Koordinasi Pelayanan
                kode: "7.01.02.2.01"
                sasaran: [{nama: Terlaksananya koordinasi}]
                sub_kegiatan:
                  - nama: Pelayanan Perizinan
                    kode: "7.01.02.2.01.01"
                    pagu: "60"
                    penanggung_jawab: Kasi Pelayanan
                    sasaran:
                      - nama: Terlaksananya pelayanan perizinan
                        indikator:
                          - {nama: Jumlah Pemohon, formulasi: Jumlah pemohon dilayani, satuan: Orang,
                             target: {2021: "200 Orang"}, realisasi: {2021: "150 Orang", "2021 TW1": "30 Orang"}}
                          - {nama: Jumlah Papan Nama}
                  - nama: Pelayanan Non Perizinan
                    kode: "7.01.02.2.01.02"
                    pagu: "30"
                    sasaran:
                      - nama: Terlaksananya pelayanan non perizinan
                        indikator: [{nama: jumlah laporan, formulasi: Jumlah laporan jadi}]
          - nama: Program Pemberdayaan Desa
            kode: "7.01.03"
            sasaran:
              - nama: Meningkatnya pemberdayaan
                indikator: [{nama: Jumlah Laporan}]
pembanding:
  - unit: Kecamatan Sokaraja
    wilayah: "33.02.19"
    tahun: 2022
    tujuan:
      - nama: Terwujudnya pelayanan prima
        sasaran:
          - nama: Meningkatnya kualitas pelayanan
            indikator:
              - {nama: Indeks Kepuasan Masyarakat, satuan: Indeks, target: {2022: "84"}, realisasi: {2022: "81"}}
            program:
              - nama: Program Pelayanan Publik
                kode: "7.01.02"
                kegiatan:
                  - nama: Koordinasi Pelayanan
                    kode: "7.01.02.2.01"
                    sub_kegiatan:
                      - nama: Pelayanan Perizinan
                        kode: "7.01.02.2.01.01"
                        sasaran:
                          - nama: Terlaksananya pelayanan perizinan
                            indikator:
                              - {nama: Jumlah pemohon yang dilayani, satuan: Orang,
                                 target: {2022: "220 Orang"}, realisasi: {2022: "231 Orang"}}
                              - {nama: Jumlah Loket}
  - unit: Kecamatan Somagede
    wilayah: "33.02.09"
    tahun: 2021
    tujuan:
      - nama: Terwujudnya pelayanan prima
        sasaran:
          - nama: Meningkatnya kualitas pelayanan
            program:
              - nama: Program Pelayanan Publik
                kode: "7.01.02"
                kegiatan:
                  - nama: Koordinasi Pelayanan
                    kode: "7.01.02.2.01"
                    sub_kegiatan:
                      - nama: Pelayanan Perizinan
                        kode: "7.01.02.2.01.01"
                        sasaran:
                          - nama: Terlaksananya pelayanan perizinan
                            indikator:
                              - {nama: Persentase izin terbit, satuan: Persen,
                                 target: {2021: "90 Persen"}, realisasi: {2021: "81 Persen"}}
"""


@cache
def kaskade() -> tuple[Kaskade, Kaskade, Kaskade]:
    """Return Sokaraja 2021, Sokaraja 2022 and Somagede 2021, with official codes and one link over the years."""
    sokaraja, nanti, somagede = build_all(TEKS)
    for each in (sokaraja, nanti, somagede):
        for unsur in each.unsur.values():
            if unsur.kode is not None:
                objek = nomenklatur_iri("050-3708-2020", unsur.kode)
                link = Kecocokan(unsur.iri, KIN.nomenklatur, objek, SEMAPV.LexicalMatching, 1.0)
                each.kecocokan.append(link)
    for label, lama in (
        ("Indeks Kepuasan Masyarakat", "Indeks Kepuasan Masyarakat"),
        ("Jumlah pemohon yang dilayani", "Jumlah Pemohon"),
    ):
        baru, dulu = indikator(nanti, label), indikator(sokaraja, lama)
        same = Kecocokan(baru.iri, KIN.indikatorSama, dulu.iri, SEMAPV.MappingReview, 1.0, "ukuran sama")
        nanti.kecocokan.append(same)
    return sokaraja, nanti, somagede


def indikator(where: Kaskade, label: str) -> Indikator:
    """Return the indikator of that name, of which there is one."""
    (found,) = [i for i in where.indikator.values() if i.label == label]
    return found


def store() -> EmbeddedStore:
    """Return a store in memory that holds the three."""
    out = embedded.memory()
    catalogue.put_all(out, [(k.iri, rdf.to_quads(k)) for k in kaskade()])
    return out
