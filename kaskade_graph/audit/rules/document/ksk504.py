"""KSK504: the name of another region."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.rules.document.texts import Tercetak, evidence, focus, is_kecamatan, running_texts
from kaskade_graph.errors import Teks
from kaskade_graph.registers import region_mentions, regions
from kaskade_graph.text import fold, shown

ATURAN = Aturan(
    kode="KSK504",
    nama="wilayah-lain",
    keparahan=Keparahan.ERROR,
    judul=Teks(
        "Nama wilayah lain",
        "Another region's name",
    ),
    temuan=Teks(
        "Nama kecamatan atau kabupaten/kota lain dalam dokumen unit ini.",
        "The name of another kecamatan, kabupaten or kota in the document of this unit.",
    ),
    akibat=Teks(
        "Isi dokumen disalin dari unit lain, sehingga keberlakuannya bagi unit ini diragukan.",
        "The text was copied from another unit, so whether it holds for this one is in doubt.",
    ),
    rekomendasi=Teks(
        "Ganti dengan nama unit ini, dan periksa apakah isinya memang berlaku bagi unit ini.",
        "Put the name of this unit, and check that the text holds for it.",
    ),
    contoh=Teks(
        "Dokumen Kecamatan Jatilawang menyebut “Kecamatan Kebasen”.",
        "The document of Kecamatan Jatilawang names “Kecamatan Kebasen”.",
    ),
    kriteria=Teks(
        "Dokumen menyebut wilayah unitnya sendiri.",
        "A document names the region of its own unit.",
    ),
    dasar=("PermenPANRB 88/2021",),
    sejak="0.1.0",
    kasus="""--- nama sendiri
wilayah: 33.02.03
unit: Kecamatan Jatilawang
judul: CASCADING KECAMATAN JATILAWANG TAHUN 2021
indikator:
  - {nama: Jumlah desa, formulasi: Jumlah desa di Kecamatan Jatilawang Kabupaten Banyumas}
--- tetangga yang memang dimaksud
wilayah: 33.02.03
unit: Kecamatan Jatilawang
indikator:
  - {nama: Jumlah patroli, formulasi: Jumlah patroli di perbatasan dengan Kecamatan Kebasen dan kerja sama dengan Kabupaten Cilacap}
--- kecamatan lain
wilayah: 33.02.03
unit: Kecamatan Jatilawang
indikator:
  - nama: Jumlah desa
    formulasi: Jumlah desa di Kecamatan Kebasen   #! Teks menyebut Kecamatan Kebasen (33.02.05), padahal dokumen ini milik Kecamatan Jatilawang.
--- unit sejenis yang lain
unit: UPTD Puskesmas Mawar
indikator:
  - nama: Jumlah kunjungan
    formulasi: Jumlah kunjungan di Puskesmas Mawar
    sumber: Laporan Puskesmas Melati   #! Teks menyebut Puskesmas Melati, padahal dokumen ini milik UPTD Puskesmas Mawar.
--- kabupaten lain
wilayah: 33.02.03
unit: Kecamatan Jatilawang
indikator:
  - nama: Jumlah desa
    sumber: Laporan Pemerintah Kabupaten Cilacap   #! Teks menyebut Kabupaten Cilacap (33.01), padahal dokumen ini milik Kecamatan Jatilawang.
""",
)


_KABUPATEN = re.compile(r"\b(?:Kabupaten|KABUPATEN|Kab\.|Kota|KOTA) +([A-Z]\w+(?: [A-Z]\w+)?)")


_RELATION = re.compile(
    r"(?:batas(?:an)?(?:\s+(?:wilayah|antara))*(?:\s+dengan)?|sama(?:\s+antar\w*)?\s+dengan|\bantar\w*)"
    r"\s+(?:kecamatan|kec\.|kabupaten|kab\.|kota)?\s*$",
    re.IGNORECASE,
)
"""What stands before a neighbour that a text means to name: a border with it, work done with it."""


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each other region with every place that names it."""
    found: dict[regions.Wilayah, list[Tercetak]] = {}
    for text in running_texts(ctx):
        for region in (*_kecamatan(ctx, text.teks), *_kabupaten(ctx, text.teks), *_provinsi(ctx, text.teks)):
            found.setdefault(region, []).append(text)
    for region, texts in found.items():
        yield _cacat(ctx, region, texts)
    yield from _like_units(ctx)


_UNIT = re.compile(r"\b(Puskesmas|Kelurahan|RSUD|SMP|SMA|SMK|SD) ((?:[A-Z][a-z]+)(?: [A-Z][a-z]+)?)")
"""Units of which a region has many, each by its name."""


def _like_units(ctx: Konteks) -> Iterator[Cacat]:
    """Yield each other unit of the kind that this one is: its name stayed when a document was taken over."""
    own = _UNIT.findall(_titled(ctx.kaskade.unit.nama))
    kind, name = own[-1] if own else ("", "")
    found: dict[str, list[Tercetak]] = {}
    for text in running_texts(ctx) if own else ():
        for match in _UNIT.finditer(text.teks):
            said = fold(match[2]).split()
            if (
                match[1] == kind
                and said[0] != fold(name).split()[0]
                and not _RELATION.search(text.teks[: match.start()])
            ):
                found.setdefault(match[0], []).append(text)
    for whom, texts in found.items():
        if len(found) > 1:
            return  # a document that speaks of several of them
        yield Cacat(
            unsur=focus(ctx, texts),
            kondisi=Teks(
                f"Teks menyebut {shown(whom)}, padahal dokumen ini milik {ctx.kaskade.unit.nama}.",
                f"The text names {shown(whom)}, but this is the document of {ctx.kaskade.unit.nama}.",
            ),
            kunci=fold(whom),
            pangkal=ctx.kaskade.iri,
            bukti=evidence(texts),
            keyakinan=0.8,
        )


def _titled(name: str) -> str:
    """A name in capitals as running text has it."""
    return " ".join(w if w in ("RSUD", "SMP", "SMA", "SMK", "SD") else w.title() for w in name.split())


def _cacat(ctx: Konteks, region: regions.Wilayah, texts: list[Tercetak]) -> Cacat:
    name = region.nama if region.tingkat != "kecamatan" else f"Kecamatan {region.nama}"
    own = ctx.kaskade.unit
    near = own.kode_wilayah.startswith(region.kode[:5])
    return Cacat(
        unsur=focus(ctx, texts),
        kondisi=Teks(
            f"Teks menyebut {name} ({region.kode}), padahal dokumen ini milik {own.nama}.",
            f"The text names {name} ({region.kode}), but this is the document of {own.nama}.",
        ),
        rekomendasi=Teks(
            f"Ganti {quote(name)} dengan nama unit ini, dan periksa apakah isinya memang berlaku bagi {own.nama}.",
            f"Replace {quote(name)} by the name of this unit, and check that the text holds for {own.nama}.",
        ),
        kunci=region.kode,
        pangkal=ctx.kaskade.iri,
        bukti=evidence(texts),
        keyakinan=1.0 if near else 0.8,
    )


def _kecamatan(ctx: Konteks, text: str) -> Iterator[regions.Wilayah]:
    """The other kecamatan named; of several of one name the one nearest to the unit."""
    if not is_kecamatan(ctx):
        return
    own = ctx.kaskade.unit
    for mention in region_mentions.mentions(text):
        if _RELATION.search(text[: mention.start]):
            continue
        if mention.candidates and fold(mention.nama) not in fold(own.nama):
            yield min(mention.candidates, key=lambda w: (not w.kode.startswith(own.kode_wilayah[:5]), w.kode))


def _kabupaten(ctx: Konteks, text: str) -> Iterator[regions.Wilayah]:
    code = ctx.kaskade.unit.kode_wilayah
    for match in _KABUPATEN.finditer(text):
        if _RELATION.search(text[: match.start()]):
            continue
        for name in (match.group(1), match.group(1).split()[0]):
            found = regions.find(name, "kabupaten_kota")
            if found:
                if not any(code.startswith(w.kode) or w.kode.startswith(code) for w in found):
                    yield found[0]
                break


_PROVINSI = re.compile(r"\b(?:Provinsi|PROVINSI|Prov\.) +([A-Z]\w+(?: [A-Z]\w+){0,3})")


def _provinsi(ctx: Konteks, text: str) -> Iterator[regions.Wilayah]:
    """The other provinces named, by the longest name that is one."""
    code = ctx.kaskade.unit.kode_wilayah
    for match in _PROVINSI.finditer(text):
        said = match.group(1).split()
        names = (" ".join(said[:n]) for n in range(len(said), 0, -1))
        found = next((w for name in names for w in regions.find(name, "provinsi")), None)
        if (
            found is not None
            and not code.startswith(found.kode)
            and not _RELATION.search(text[: match.start()])
        ):
            yield found
