"""How cascades are audited, and what: plain data, so that it can be sent to where it is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kaskade_graph.audit import own
from kaskade_graph.audit.record import Pemeriksaan
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.rules import load_all
from kaskade_graph.audit.runner import Profil
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.language import lexicon
from kaskade_graph.registers import nomenklatur


@dataclass(frozen=True, slots=True)
class AuditPlan:
    """How an audit is done, the same for every cascade: plain data, so that it can be sent to where it is done.

    ``mesin`` keeps the rules of one engine, ``apart`` runs every shape on its own; ``tambahan`` are further files
    of the nomenclature, ``aturan_sendiri`` the folder with rules of one's own, ``leksikon`` entries of one's own.
    """

    pilihan: ReadOptions = field(default_factory=ReadOptions)
    profil: Profil = field(default_factory=Profil)
    nama_profil: str | None = None
    mesin: str | None = None
    apart: bool = False
    tambahan: tuple[Path, ...] = ()
    aturan_sendiri: Path | None = None
    leksikon: str = ""

    @contextmanager
    def using(self) -> Iterator[None]:
        """Let nomenclature, rules and words of one's own hold, wherever the audit is done."""
        with (
            nomenklatur.using(self.tambahan),
            own.using(self.aturan_sendiri),
            lexicon.extended(self.leksikon),
        ):
            yield

    @property
    def aturan(self) -> list[Aturan]:
        """The rules that run, with their severity."""
        return self.profil.apply(r for r in load_all() if self.mesin in (None, r.mesin))

    @property
    def antar(self) -> bool:
        """Whether a rule that runs looks at other cascades."""
        return any(r.antar for r in self.aturan)

    def pemeriksaan(self) -> Pemeriksaan:
        """Return what the audit runs, for those who read its results."""
        return Pemeriksaan({r.kode: r for r in sorted(self.aturan, key=lambda r: r.kode)}, self.nama_profil)

    def options(self) -> list[object]:
        """Return what findings depend on of all this, for the key."""
        p = self.profil
        words = self.leksikon
        return [
            self.pilihan,
            p.pilih,
            p.abaikan,
            sorted(p.keparahan.items()),
            self.nama_profil,
            self.mesin,
            words,
        ]


@dataclass(frozen=True, slots=True)
class Tugas:
    """One input to audit: a file, or the edition ``graf`` (an IRI) of the store ``store``.

    ``berkas`` is the file, or what the edition is called; ``in_folder`` that it was found in a folder and not named;
    ``sendiri`` that it is the only one, so that a wrong option is an error of the whole. ``sha256`` is the hash that
    the store has of an edition.
    """

    berkas: Path
    in_folder: bool = False
    sendiri: bool = False
    store: str | None = None
    graf: str | None = None
    sha256: str = ""
