"""Audit cascades: documents, graphs or folders in, findings out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Hasil, Keparahan
from kaskade_graph.audit.rules import load_all
from kaskade_graph.audit.runner import Profil, run
from kaskade_graph.errors import InputError, Lang, Teks, UnknownName
from kaskade_graph.linking.collection import Koleksi
from kaskade_graph.reports import findings
from kaskade_graph.reports.formats import BENTUK
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.opening import Place
from kaskade_graph.usecases.reading import reading


@dataclass(slots=True)
class Audit:
    """What an audit gave: one ``Hasil`` a cascade, what the user should know, and files that failed."""

    hasil: list[Hasil]
    catatan: list[Teks] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)

    def reaches(self, keparahan: Keparahan | None) -> bool:
        """Whether a finding is as grave as ``keparahan``; None never is."""
        if keparahan is None:
            return False
        return any(
            t.keparahan.peringkat <= keparahan.peringkat for h in self.hasil for t in h.temuan if t.aktif
        )

    def render(self, format_: str, lang: Lang, *, width: int = 100, color: bool = False) -> str | bytes:
        """Return the findings in a format of ``reports.formats``; ``width`` and ``color`` are for ``text``."""
        if format_ == "text":
            return findings.to_text(self.hasil, lang, width=width, color=color)
        return BENTUK[format_].render(self.hasil, lang)


def audit(
    paths: Sequence[Path],
    *,
    unit: str | None = None,
    tahun: int | None = None,
    versi: str | None = None,
    rules: Sequence[str] = (),
    ignore: Sequence[str] = (),
    engine: str | None = None,
    store: str | None = None,
    lingkup: str | None = None,
) -> Audit:
    """Run the catalogue over every cascade in ``paths``, one cascade at a time.

    Without paths: over the current cascades of ``store``, or those that ``lingkup`` names.

    ``rules`` and ``ignore`` hold codes or beginnings of codes (``KSK3`` is a family); ``engine`` keeps the
    rules of one engine (``shacl`` for validation alone). Raises UnknownName for a code that no rule begins
    with, and what :func:`reading` raises.
    """
    catalogue = [r for r in load_all() if engine in (None, r.mesin)]
    for code in (*rules, *ignore):
        if not any(r.kode.startswith(code.upper()) for r in load_all()):
            raise UnknownName(
                Teks(f"tidak ada aturan {code!r}", f"there is no rule {code!r}"),
                saran=Teks("Daftarnya: kaskade rules", "For the list: kaskade rules"),
            )
    profil = Profil(tuple(c.upper() for c in rules), tuple(c.upper() for c in ignore))
    with reading(Place(paths, store, lingkup), sources.Pilihan(unit, tahun, versi)) as read:
        koleksi = Koleksi(s.kaskade for s in read) if len(read) > 1 else None
        hasil = [
            replace(run(Konteks(s.kaskade, s.quads, koleksi), catalogue, profil), berkas=_paths(s))
            for s in read
        ]
        return Audit(hasil, read.catatan, read.gagal)


def _paths(sumber: sources.Sumber) -> dict[str, str]:
    """Return where the document is, by its name: relative to here, or its bare name when it is elsewhere."""
    if sumber.berkas.suffix.lower() in sources.GRAF:
        return {}  # where its documents are is not known
    path = Path(os.path.normpath(sumber.berkas.absolute()))
    here = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else Path(path.name)
    return {sumber.berkas.name: here.as_posix()}
