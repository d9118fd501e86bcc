"""Read rules out of SPARQL files: a ``#+`` YAML header with the parts of the rule, then the query.

The keys are the fields of :class:`~kaskade_graph.audit.rule.Aturan`; texts are ``{id: ..., en: ...}``, and
``properti`` holds prefixed names. A rule that has ``kondisi_kolaps`` collapses.
"""

from __future__ import annotations

from pathlib import Path

from kaskade_graph import query_header
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.vocab import PREFIXES


def read(path: Path) -> Aturan:
    """Return the rule in the query file ``path``; raise :class:`InputError` when a part is missing."""
    text = path.read_text(encoding="utf-8")
    header, _ = query_header.parse(query_header.part(text)[0], path.name)
    collapsed = header.get("kondisi_kolaps")
    try:
        return Aturan(
            kode=str(header["kode"]),
            nama=str(header["nama"]),
            keparahan=Keparahan(header["keparahan"]),
            judul=_teks(header["judul"]),
            temuan=_teks(header["temuan"]),
            akibat=_teks(header["akibat"]),
            rekomendasi=_teks(header["rekomendasi"]),
            contoh=_teks(header["contoh"]),
            kriteria=_teks(header["kriteria"]),
            kondisi=_teks(header["kondisi"]),
            dasar=tuple(sorted(header["dasar"])),
            sejak=str(header["sejak"]),
            kasus=str(header["kasus"]),
            keliru=_teks(header["keliru"]) if "keliru" in header else None,
            dahulu=tuple(str(k) for k in header.get("dahulu", ())),
            kolaps=collapsed is not None,
            kondisi_kolaps=None if collapsed is None else _teks(collapsed),
            properti=tuple(_expand(name) for name in header.get("properti", ())),
            mesin="sparql",
            sumber=f"queries/audit/{path.name}",
            isi=text,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _bad(path, str(error)) from error


def _teks(value: dict[str, str]) -> Teks:
    return Teks(value["id"], value["en"])


def _expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _bad(path: Path, why: str) -> InputError:
    return InputError(
        Teks(f"kepala aturan {path.name} tidak sah: {why}", f"the rule header of {path.name} is bad: {why}")
    )
