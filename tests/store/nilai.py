"""A value for every parameter that a saved question has, as a person would type it.

A question with a parameter that is not here fails the contract of stores: give the parameter a value.
"""

from __future__ import annotations

from kaskade_graph.iri import nomenklatur_iri
from tests.store.contoh import EDISI, kaskade

_SOMAGEDE = kaskade("33.02.09", "Somagede", 2022)
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
