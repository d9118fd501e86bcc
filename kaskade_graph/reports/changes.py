"""A comparison of two cascades as JSON, and its words for people."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kaskade_graph.errors import Lang, Teks
from kaskade_graph.linking.changes import Perubahan, Selisih, Status, Ubahan
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.text import shown, squeeze

MARK = {
    Status.DITAMBAH: "+",
    Status.DIHAPUS: "-",
    Status.GANTI_NAMA: "~",
    Status.PINDAH: ">",
    Status.DIUBAH: "*",
    Status.KODE: "#",
    Status.ANGKA: "=",
    Status.KETIK: "=",
    Status.PENULISAN: "=",
    Status.TETAP: " ",
}
"""One sign a status, for those who do not see colours."""
_NAMELESS = Teks("(tanpa rumusan)", "(no statement)")
_NONE = Teks("(kosong)", "(empty)")
INDIKATOR = Teks("Indikator", "Indikator (indicator)")


def visible(selisih: Selisih, everything: bool) -> list[Perubahan]:
    """Return what to show: what changed, with what it stands under, or everything."""
    keep: set[int] = set()
    path: list[int] = []
    for n, item in enumerate(selisih.perubahan):
        del path[item.tingkat :]
        path += [n] * (item.tingkat + 1 - len(path))
        if everything or item.pokok:
            keep.update(path)
    return [item for n, item in enumerate(selisih.perubahan) if n in keep]


def title(kaskade: Kaskade) -> str:
    """Return how a cascade is called: unit, year, edition."""
    return shown(f"{kaskade.unit.nama} {kaskade.tahun} ({kaskade.versi})")


def kind(item: Perubahan, lang: Lang) -> str:
    """Return the word for the kind of an element."""
    return (item.jenis.teks if item.jenis else INDIKATOR).pick("id" if lang == "id" else "en")


def name(text: str | None, lang: Lang) -> str:
    """Return a name safe to show, or a word for its absence."""
    return shown(squeeze(text)) if text else _NAMELESS.pick(lang)


def value(text: str | None, lang: Lang) -> str:
    """Return a value safe to show, or a word for its absence."""
    return shown(squeeze(text)) if text else _NONE.pick(lang)


def recognised(item: Perubahan, lang: Lang) -> str:
    """Return how a pair was recognised and how sure that is; empty for an element of one side."""
    if item.pasangan is None:
        return ""
    return f"{item.pasangan.cara.teks.pick(lang)}, {item.pasangan.keyakinan:.0%}"


KINDS = {jenis.value: jenis.teks.id for jenis in Jenis}
"""The words for the kinds that :meth:`Selisih.count` counts."""


def to_json(selisih: Selisih, lang: Lang = "id") -> str:
    """Return the whole comparison as JSON: every element of both cascades, texts as printed."""
    data = {
        "lama": _head(selisih.a),
        "baru": _head(selisih.b),
        "ringkasan": {status.value: kinds for status, kinds in selisih.count().items() if kinds},
        "angka": [
            {"iri": i.b or i.a, "unsur": i.baru or i.lama, **_fields([u], lang)[0]}
            for i, u in selisih.figures()
        ],
        "perubahan": [_item(i, lang) for i in selisih.perubahan],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _head(kaskade: Kaskade) -> dict[str, Any]:
    return {
        "kaskade": kaskade.iri,
        "unit": kaskade.unit.nama,
        "tahun": kaskade.tahun,
        "versi": kaskade.versi,
    }


def _item(item: Perubahan, lang: Lang) -> dict[str, Any]:
    pair = item.pasangan
    return {
        "jenis": item.jenis.value if item.jenis else "Indikator",
        "status": [s.value for s in item.status],
        "lama": item.a and {"iri": item.a, "nama": item.lama},
        "baru": item.b and {"iri": item.b, "nama": item.baru},
        "tingkat": item.tingkat,
        "dikenali": pair
        and {"cara": pair.cara.value, "keterangan": pair.cara.teks.pick(lang), "keyakinan": pair.keyakinan},
        "pindah": item.pindah and {"dari": item.pindah[0], "ke": item.pindah[1]},
        "ubahan": _fields(item.ubahan, lang),
    }


def _fields(ubahan: Iterable[Ubahan], lang: Lang) -> list[dict[str, Any]]:
    return [
        {
            "properti": u.properti,
            "nama": u.nama.pick(lang),
            "lama": u.lama,
            "baru": u.baru,
            "penulisan": u.penulisan,
            "salah_ketik": u.ketik,
        }
        for u in ubahan
    ]
