"""What a statement of data source names: a document that can be looked up, or only who keeps it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from kaskade_graph.language.tables import kelompok, singkatan
from kaskade_graph.language.words import plain, tokens
from kaskade_graph.text import squeeze


class JenisSumber(StrEnum):
    """What a data source is."""

    DOKUMEN = "dokumen"
    """A report, register, survey, information system: something that holds the figures."""
    KEUANGAN = "keuangan"
    """A document of spending: SPJ, DPA, budget realisation. It shows what was paid."""
    PERENCANAAN = "perencanaan"
    """A plan: it shows what is meant, not what came of it."""
    PERATURAN = "peraturan"
    """A regulation or decree: it sets, it does not record."""
    PEJABAT = "pejabat"
    """Only an office or an official."""
    DATA = "data"
    """"Data" of a named matter, without the document."""
    TAK_TENTU = "tak tentu"


_BUKAN_PEJABAT = re.compile(
    r"\bperangkat daerah\b|\bsemua desa\b|\bdi (?:wilayah )?(?:kecamatan|kelurahan|desa)\b", re.I
)


_URUTAN = (JenisSumber.DOKUMEN, JenisSumber.KEUANGAN, JenisSumber.PERENCANAAN, JenisSumber.PERATURAN)


_ANY_PAPER = frozenset(("arsip", "berkas", "buku", "dokumen"))


def jenis_sumber(text: str) -> JenisSumber:
    """Return what ``text`` names as the source.

    >>> jenis_sumber("Laporan hasil survei").value, jenis_sumber("Data Kasi Pemerintahan").value
    ('dokumen', 'pejabat')
    """
    found = tokens(_BUKAN_PEJABAT.sub(" ", squeeze(plain(text))))
    if not found or max(map(len, found)) < 2:
        return JenisSumber.TAK_TENTU
    said = set(found)
    if any(kelompok(f"sumber_{kind.value}") & said for kind in _URUTAN[1:]):
        said -= _ANY_PAPER  # "dokumen RPJMD" is a plan
    for kind in _URUTAN:
        if kelompok(f"sumber_{kind.value}") & said:
            return kind
    bare = [t for t in found if t not in kelompok("sumber_pembuka")]
    if bare and bare[0] in kelompok("sumber_pejabat"):
        return JenisSumber.PEJABAT
    if found[0] == "data":
        return JenisSumber.DATA if bare else JenisSumber.TAK_TENTU
    return JenisSumber.TAK_TENTU


@lru_cache(maxsize=16_384)
def written_out(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text``, abbreviations followed by what they stand for."""
    out: list[str] = []
    for token in tokens(text):
        out += (token, *singkatan().get(token, "").split())
    return tuple(out)
