"""What is kept of the audit of one cascade: small, plain, and enough to make every report again.

Texts that a rule always says (what should be, why it matters, what to do) are not kept with each finding but made
again from the rule; of the cascade what reports and rules between cascades need is kept, its evidence apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.places import KaskadeTerurut
from kaskade_graph.analysis.tree import pohon
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Bukti, Hasil, Ikutan, Keparahan, Temuan
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.runner import kriteria, place
from kaskade_graph.errors import Teks
from kaskade_graph.linking.fingerprints import marks
from kaskade_graph.model import Kaskade, Kutipan


@dataclass(frozen=True, slots=True)
class TemuanRingkas:
    """A finding without what its rule and its cascade say: see :class:`~kaskade_graph.audit.finding.Temuan`.

    ``bukti`` are places in the list of the record; ``akibat`` and ``rekomendasi`` are None where they are those of
    the rule.
    """

    kode: str
    keparahan: Keparahan
    unsur: str
    kondisi: Teks
    akibat: Teks | None
    rekomendasi: Teks | None
    bukti: tuple[int, ...]
    keyakinan: float
    sidik: str
    ikutan: tuple[Ikutan, ...] = ()
    leksikon: tuple[str, ...] = ()
    mewakili: tuple[tuple[str, ...], ...] = ()
    path: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Rekam:
    """One cascade after its audit; ``kaskade`` is its IRI, ``sumber`` the file or graph it was read from, ``asal``
    what stands for the content of that and the rules that ran (:attr:`kaskade_graph.audit.shelf.Masukan.asal`).

    ``model`` is the cascade in the order of the document and without its evidence, which is in ``kutipan``;
    ``jejak`` are the marks of its texts (:func:`kaskade_graph.linking.fingerprints.marks`), ``kata`` the wordings of
    the indikator of ``model``, in that order (:class:`kaskade_graph.linking.wordings.Wording`; empty for one without
    a name). ``banding`` stands for all that it was compared with.
    ``bukti`` are the places that the findings quote.
    """

    kaskade: str
    sumber: str
    asal: str
    wilayah: str
    unit: str
    nama_unit: str
    tahun: int
    versi: str
    isi: dict[str, int]
    berkas: dict[str, str]
    temuan: tuple[TemuanRingkas, ...]
    bukti: tuple[Bukti, ...]
    model: Kaskade
    kutipan: tuple[Kutipan, ...]
    jejak: tuple[int, ...]
    kata: tuple[str, ...] = ()
    banding: str = ""

    @property
    def kabupaten(self) -> str:
        """The code of the kabupaten or kota that the unit lies in: what is compared is within one."""
        return self.wilayah[:5]

    @property
    def terurut(self) -> KaskadeTerurut:
        """The cascade without its evidence, in the order of the document."""
        values = {f.name: getattr(self.model, f.name) for f in fields(self.model)}
        return KaskadeTerurut(**values)

    @property
    def wordings(self) -> dict[str, str]:
        """The wordings of its indikator that have a name, by IRI."""
        return {i: text for i, text in zip(self.model.indikator, self.kata, strict=True) if text}

    def konteks(self) -> Konteks:
        """Return what rules between cascades see of it, evidence included."""
        return Konteks(self.terurut, bukti=self.kutipan)


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """What an audit ran: its rules by code with their severity there, and the name of its profile if it has one."""

    aturan: Mapping[str, Aturan] = field(default_factory=dict)
    profil: str | None = None


def of(ctx: Konteks, hasil: Hasil, sumber: str, asal: str, *, antar: bool = True) -> Rekam:
    """Return the record of a cascade, with the findings of ``hasil``.

    Without ``antar`` nothing is kept that only rules between cascades need.
    """
    kaskade, graf = ctx.kaskade, ctx.graf
    bare = replace(
        kaskade,
        unsur={i: kaskade.unsur[i] for i in sorted(kaskade.unsur, key=graf.place)},
        indikator={i: kaskade.indikator[i] for i in sorted(kaskade.indikator, key=graf.place)},
        bukti=[],
    )
    empty = Rekam(
        kaskade.iri,
        sumber,
        asal,
        kaskade.unit.kode_wilayah,
        kaskade.unit.iri,
        kaskade.unit.nama,
        kaskade.tahun,
        kaskade.versi,
        dict(hasil.isi),
        dict(hasil.berkas),
        (),
        (),
        bare,
        tuple(kaskade.bukti),
        marks(kaskade) if antar else (),
        _kata(bare) if antar else (),
    )
    return with_findings(empty, hasil.temuan)


def _kata(kaskade: Kaskade) -> tuple[str, ...]:
    from kaskade_graph.linking.features import items  # a cascade alone is compared with none
    from kaskade_graph.linking.wordings import of

    found = {b.iri: of(b).text() for b in items(kaskade)}
    return tuple(found.get(iri, "") for iri in kaskade.indikator)


def with_findings(rekam: Rekam, temuan: Iterable[Temuan]) -> Rekam:
    """Return ``rekam`` with more findings, all in the order of the cascade."""
    from kaskade_graph.audit.rules import load_all

    own = {r.kode: r for r in load_all()}
    places = {b: n for n, b in enumerate(rekam.bukti)}
    found = list(rekam.temuan)
    for t in temuan:
        quoted = tuple(places.setdefault(b, len(places)) for b in t.bukti)
        rule = own.get(t.kode)
        found.append(
            TemuanRingkas(
                t.kode,
                t.keparahan,
                t.unsur,
                t.kondisi,
                None if rule and t.akibat == rule.akibat else t.akibat,
                None if rule and t.rekomendasi == rule.rekomendasi else t.rekomendasi,
                quoted,
                t.keyakinan,
                t.sidik,
                t.ikutan,
                t.leksikon,
                t.mewakili,
                t.path,
                t.value,
            )
        )
    graf = GrafKaskade(rekam.terurut)
    found.sort(key=lambda t: place(graf, t))
    return replace(rekam, temuan=tuple(found), bukti=tuple(places))


def hasil(rekam: Rekam, pemeriksaan: Pemeriksaan) -> Hasil:
    """Return the result that the audit gave, its texts made again from the rules and the cascade."""
    kaskade = rekam.terurut
    ctx = Konteks(kaskade)
    return Hasil(
        kaskade=rekam.kaskade,
        unit=rekam.nama_unit,
        tahun=rekam.tahun,
        versi=rekam.versi,
        temuan=tuple(_temuan(ctx, rekam, t, pemeriksaan.aturan[t.kode]) for t in rekam.temuan),
        isi=rekam.isi,
        diperiksa=tuple(sorted(pemeriksaan.aturan)),
        berkas=rekam.berkas,
        profil=pemeriksaan.profil,
        pohon=pohon(kaskade, ctx.graf),
    )


def _temuan(ctx: Konteks, rekam: Rekam, ringkas: TemuanRingkas, rule: Aturan) -> Temuan:
    return Temuan(
        kode=ringkas.kode,
        nama=rule.nama,
        keparahan=ringkas.keparahan,
        unsur=ringkas.unsur,
        jalur=ctx.jalur(ringkas.unsur),
        kondisi=ringkas.kondisi,
        kriteria=kriteria(rule),
        akibat=ringkas.akibat or rule.akibat,
        rekomendasi=ringkas.rekomendasi or rule.rekomendasi,
        bukti=tuple(rekam.bukti[n] for n in ringkas.bukti),
        keyakinan=ringkas.keyakinan,
        sidik=ringkas.sidik,
        ikutan=ringkas.ikutan,
        leksikon=ringkas.leksikon,
        mewakili=ringkas.mewakili,
        path=ringkas.path,
        value=ringkas.value,
    )
