"""A value for every parameter that a saved question has, as a person would type it.

A question with a parameter that is not here fails the contract of stores: give the parameter a value.
"""

from __future__ import annotations

from kaskade_graph.iri import nomenklatur_iri
from tests.store.contoh import EDISI, cacat, kaskade

_SOMAGEDE = kaskade("33.02.09", "Somagede", 2022)
_BATAS = next(i.iri for i in cacat(_SOMAGEDE).indikator.values() if any(t.nilai is None for t in i.target))
_UNSUR = {u.label: u.iri for u in _SOMAGEDE.unsur.values()}

NILAI = {
    "lingkup": "Somagede 2022",
    "sasaran": _UNSUR["Meningkatnya peran Kecamatan"],
    "unsur": _UNSUR["Koordinasi Pelayanan Umum"],
    "resmi": nomenklatur_iri(EDISI, "7.01.02.2.01.01"),
    "penanggungJawab": "Kasi Pelayanan",
    "indikator": next(iri for iri, i in sorted(_SOMAGEDE.indikator.items()) if i.target),
    "frasa": "pelayanan",
    "kode": "7.01.02.2.01.01",
}

NILAI_LAIN = {
    # Only the real document has evidence, and only one edition has realisation and links.
    "asal-nilai": {
        "lingkup": "Sokaraja 2021",
        "unsur": "https://w3id.org/kinerja/id/33.02.19/kecamatan/2021/murni/indikator/"
        "indeks-kepuasan-masyarakat-ikm-327b3f0d",
    },
    "cara-kecamatan-lain": {"lingkup": "Sokaraja 2022"},
    # A target that is a bound: printed, and no number.
    "definisi-indikator": {"lingkup": "Somagede 2023", "indikator": _BATAS},
    "tren-indikator": {"lingkup": "Somagede 2023", "indikator": _BATAS},
    "perubahan-target": {"lingkup": "Somagede 2023"},
    "liga-sub-kegiatan": {"lingkup": "Somagede 2023"},
}
"""Other values, for a question that has no answer with those of :data:`NILAI`."""


def nilai(query_id: str, param: str) -> str:
    """Return the value of a parameter in one question; raises :class:`KeyError` when there is none."""
    return NILAI_LAIN.get(query_id, {}).get(param) or NILAI[param]
