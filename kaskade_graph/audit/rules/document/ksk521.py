"""KSK521: what the form of a document has no place for, and is therefore no fault of it."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.forms import FORMS, not_asked
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import DCTERMS

ATURAN = Aturan(
    kode="KSK521",
    nama="bentuk-dokumen",
    keparahan=Keparahan.INFO,
    judul=Teks("Di luar bentuk dokumen", "Beyond the form of the document"),
    temuan=Teks(
        "Dokumen yang menurut bentuknya tidak memuat seluruh isi kaskade; yang tidak diminta bentuk itu tidak dinyatakan kurang.",
        "A document whose form does not hold all of a cascade; what the form does not ask for is not said to be missing.",
    ),
    akibat=Teks(
        "Keselarasan dan mutu indikator belum dapat dinilai seluruhnya dari dokumen ini saja.",
        "Alignment and quality of indikator cannot be judged in full from this document alone.",
    ),
    rekomendasi=Teks(
        "Audit pula kaskade (pohon kinerja) unit ini, dan sandingkan dokumen ini dengannya: kaskade compare.",
        "Audit the cascade (pohon kinerja) of this unit as well, and hold this document against it: kaskade compare.",
    ),
    contoh=Teks(
        "Perjanjian kinerja tidak memuat formulasi; indikatornya tidak dinyatakan tanpa formulasi.",
        "A perjanjian kinerja holds no formulas; its indikator are not said to lack one.",
    ),
    kriteria=Teks(
        "Dokumen dinilai menurut bentuk yang ditetapkan bagi jenisnya.",
        "A document is judged by the form that is laid down for its kind.",
    ),
    dasar=("PermenPANRB 53/2014", "PermenPAN 9/2007", "Permendagri 86/2017", "PP 12/2019"),
    sejak="0.1.0",
    kasus="""--- penjenjangan memuat semuanya
sasaran: [{nama: Meningkatnya mutu layanan, indikator: [Indeks kepuasan]}]
--- perjanjian kinerja
dokumen: pk
judul: Perjanjian Kinerja Tahun 2021 #! Dokumen ini berupa perjanjian kinerja. Menurut bentuknya (PermenPANRB 53/2014), tidak dinilai dari dokumen ini: formulasi; ... tujuan; ... sub kegiatan.
sasaran: [{nama: Meningkatnya mutu layanan, indikator: [{nama: Indeks kepuasan, target: {2021: 80 Indeks}}]}]
""",
)


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield one remark that names what is not asked for."""
    parts = ctx.once(not_asked)
    if not parts:
        return
    kind, basis = ctx.kaskade.jenis.teks, FORMS[ctx.kaskade.jenis].basis
    yield Cacat(
        unsur=ctx.kaskade.iri,
        kondisi=Teks(
            f"Dokumen ini berupa {_within(kind.id)}. Menurut bentuknya ({basis}), tidak dinilai dari dokumen ini: "
            f"{'; '.join(p.name.id for p in parts)}.",
            f"This document is of the kind {kind.en}. By its form ({basis}), not judged from it: "
            f"{'; '.join(p.name.en for p in parts)}.",
        ),
        kunci="bentuk",
        bukti=ctx.bukti(ctx.kaskade.iri, DCTERMS.title),
    )


def _within(name: str) -> str:
    """Return the name of a kind as it is written within a sentence: "perjanjian kinerja", "DPA"."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
