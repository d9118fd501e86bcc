"""Carry over what an earlier version made, or what stands under another base of IRIs: one command for all of it.

Graphs and stores are brought to the schema of today and, where asked, under the base of ``kaskade.toml``; waivers and
earlier audits to the codes and IRIs of today; worksheets, mappings and reviewed links are read as today's commands
read them, so that what they could not be used for any more is said. Nothing is changed without a copy beside it.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import config
from kaskade_graph.errors import InputError, Teks, UsageError
from kaskade_graph.files import write_atomically
from kaskade_graph.text import shown
from kaskade_graph.usecases.load import Langkah

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kaskade_graph.store.protocol import Store

CADANGAN = ".lama"
"""What is added to the name of the copy of a file or folder that was changed."""
ADVICE = Teks(
    "Bawa dengan: kaskade migrate (tanpa --check)", "Carry over with: kaskade migrate (without --check)"
)
LARGEST = 200_000_000
_GRAPHS = ("trig", "nq", "ttl", "nt", "jsonld", "rdf")
_RULE = re.compile(r"""(?m)^([ \t]*aturan[ \t]*=[ \t]*["'])([A-Za-z]{2,4}\d{3})(["'])""")
_CODE = re.compile(r'("kode"\s*:\s*")([A-Z]{2,4}\d{3})(")')


_NOTHING = Teks("", "")


class Keadaan(StrEnum):
    """What became of one thing."""

    SESUAI = "sesuai"
    LAMA = "lama"
    DIPERBARUI = "diperbarui"

    @property
    def teks(self) -> Teks:
        """The word shown to people."""
        return {
            Keadaan.SESUAI: Teks("sesuai", "as it should be"),
            Keadaan.LAMA: Teks("lama", "old"),
            Keadaan.DIPERBARUI: Teks("diperbarui", "brought up to date"),
        }[self]


@dataclass(frozen=True, slots=True)
class Butir:
    """One file or store: what it is, what became of it, and what there is to know."""

    nama: str
    jenis: Teks
    keadaan: Keadaan
    catatan: Teks = _NOTHING

    def line(self) -> Teks:
        """Return it in one line."""
        note = Teks(
            f": {self.catatan.id}" if self.catatan.id else "",
            f": {self.catatan.en}" if self.catatan.en else "",
        )
        name, state = shown(self.nama), self.keadaan.teks
        return Teks(
            f"{name}: {self.jenis.id}, {state.id}{note.id}", f"{name}: {self.jenis.en}, {state.en}{note.en}"
        )


@dataclass(slots=True)
class Pindahan:
    """What was carried over so far, and what could not be read."""

    butir: list[Butir] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)

    @property
    def lama(self) -> bool:
        """Whether something was found that is still to be brought up to date."""
        return any(b.keadaan is Keadaan.LAMA for b in self.butir)


@dataclass(frozen=True, slots=True)
class _How:
    """``old`` is the base of IRIs that is left (None: none), ``check`` says that nothing is written."""

    old: str | None
    check: bool

    @property
    def done(self) -> Keadaan:
        return Keadaan.LAMA if self.check else Keadaan.DIPERBARUI


def migrate(
    paths: Sequence[Path],
    store: str | None,
    pindahan: Pindahan,
    *,
    from_base: str | None = None,
    check: bool = False,
) -> Iterator[Langkah]:
    """Carry over ``paths`` (files, folders, stores on disk) and ``store``, yielding a step each.

    ``from_base`` is a base of IRIs: what is named under it gets its name under that of ``kaskade.toml``. With
    ``check`` it is only said what is old. Raises :class:`UsageError` when nothing is named, or for a base that is
    none.
    """
    how = _How(_base(from_base), check)
    found = list(_found(paths))
    if not found and store is None:
        raise UsageError(
            Teks("tidak ada yang perlu dibawa di sini", "there is nothing to carry over here"),
            Teks(
                "Contoh: kaskade migrate kaskade/ graf/ pengecualian.toml",
                "Example: kaskade migrate cascades/ store/",
            ),
        )
    for done, path in enumerate(found, 1):
        try:
            item = _store_folder(path, how) if path.is_dir() else _file(path, how)
        except InputError as error:
            pindahan.gagal.append(error)
        else:
            pindahan.butir += [item] if item else []
        yield Langkah(done, len(found) + (store is not None), path.name)
    if store is not None:
        here = _on_disk(store)
        pindahan.butir.append(_store(store, how) if here is None else _store_folder(here, how))
        yield Langkah(len(found) + 1, len(found) + 1, store)


def _base(named: str | None) -> str | None:
    from kaskade_graph.vocab import DASAR

    if named is None:
        return None
    base = config.address(named, "--from-base")
    if base == DASAR:
        raise UsageError(
            Teks(
                f"--from-base sama dengan dasar yang dipakai: {base}",
                f"--from-base is the base in use: {base}",
            ),
            Teks(
                "Tetapkan dasar yang baru dulu: [iri] dasar di kaskade.toml",
                "Set the new base first: [iri] dasar in kaskade.toml",
            ),
        )
    return base


def _found(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files, and folders that are stores; other folders are searched, copies left out."""
    from kaskade_graph.store.disk import is_store

    for path in paths:
        if path.is_dir() and not is_store(path):
            entries = sorted(p for p in path.iterdir() if not p.name.startswith(".") and not p.is_symlink())
            yield from _found(p for p in entries if not p.name.endswith(CADANGAN))
        else:
            yield path


# --- files ------------------------------------------------------------------------------------------------


def _file(path: Path, how: _How) -> Butir | None:
    """Carry over one file; None for one of another kind, which is read as it is or is no business of this program."""
    ending = path.suffix.lower().removeprefix(".")
    if ending in _GRAPHS:
        return _graph(path, how)
    if ending == "toml":
        return _toml(path, how)
    if ending == "json":
        return _audit(path, how)
    if ending == "tsv":
        return _links(path, how)
    return _worksheet(path) if ending in ("xlsx", "ods") else None


def _graph(path: Path, how: _How) -> Butir | None:
    from kaskade_graph import rdf_files, rdf_graphs
    from kaskade_graph.store.catalogue import split

    form = rdf_files.format_of(path)
    quads = rdf_files.read(path)
    named = rdf_graphs.into_graphs(quads)
    cascades = list(split(named))
    if not cascades:
        return None
    new = _renewed(named, cascades, how)
    what = Teks(f"{len(cascades)} kaskade", f"{len(cascades)} cascades")
    if set(new) == set(named):
        return Butir(str(path), what, Keadaan.SESUAI)
    if not how.check:
        _replace(path, rdf_files.serialise(new, form))
    return Butir(str(path), what, how.done, _schemas(named, how))


def _renewed(quads: Sequence[Quad], cascades: Iterable[str], how: _How) -> list[Quad]:
    """Return ``quads`` under the base and with the schema of today."""
    from kaskade_graph import rdf
    from kaskade_graph.vocab import DCTERMS

    kept = [q for q in quads if q.predicate.value != DCTERMS.conformsTo]
    marks = [rdf.schema_quad(name) for name in cascades]
    made = [*kept, *marks]
    return [_moved(q, how.old) for q in made] if how.old else made


def _moved(quad: Quad, old: str) -> Quad:
    from pyoxigraph import Literal, NamedNode
    from pyoxigraph import Quad as New

    def moved(term: object) -> object:
        if isinstance(term, NamedNode):
            return NamedNode(renamed(term.value, old))
        if isinstance(term, Literal) and term.value.startswith(f"{old}id/"):
            return Literal(renamed(term.value, old))  # other readings are kept as texts
        return term

    return New(*(moved(t) for t in (quad.subject, quad.predicate, quad.object, quad.graph_name)))  # type: ignore[arg-type]


def renamed(iri: str, old: str) -> str:
    """Return an IRI under the base of today where it stands under ``old``, and is not common to all publishers.

    >>> from kaskade_graph.vocab import ID
    >>> renamed("https://a.example/id/33.02.19/kecamatan", "https://a.example/") == f"{ID}33.02.19/kecamatan"
    True
    """
    from kaskade_graph.vocab import BERSAMA, ID, UMUM_ID

    own = f"{old}id/"
    common = own == UMUM_ID and iri.removeprefix(own).partition("/")[0] in BERSAMA
    return ID + iri.removeprefix(own) if iri.startswith(own) and not common else iri


def _schemas(quads: Iterable[Quad], how: _How) -> Teks:
    from kaskade_graph.vocab import DASAR, DCTERMS, SKEMA

    said = {q.object.value.rsplit("/", 1)[-1] for q in quads if q.predicate.value == DCTERMS.conformsTo}  # type: ignore[union-attr]
    old = ", ".join(sorted(said)) or "0.1"
    schema = (
        Teks(f"skema {old} menjadi {SKEMA}", f"schema {old} to {SKEMA}") if said != {SKEMA} else Teks("", "")
    )
    moved = Teks(f"{how.old} menjadi {DASAR}", f"{how.old} to {DASAR}") if how.old else Teks("", "")
    return Teks(*("; ".join(p for p in pair if p) for pair in ((schema.id, moved.id), (schema.en, moved.en))))


def _toml(path: Path, how: _How) -> Butir | None:
    text = _text(path)
    if re.search(r"(?m)^[ \t]*\[\[\s*pengecualian\s*\]\]", text):
        return _waivers(path, text, how)
    if re.search(r"(?m)^[ \t]*\[\[\s*tabel\s*\]\]", text):
        return _mapping(path)
    return None


def _waivers(path: Path, text: str, how: _How) -> Butir:
    from kaskade_graph.audit import waivers

    count = len(waivers.read(path).izin)  # what is not right in it is said with its line
    what = Teks(f"{count} pengecualian", f"{count} waivers")
    new, codes = _recoded(_RULE, text)
    return _rewritten(path, what, text, _rebased(new, how), codes, how)


def _audit(path: Path, how: _How) -> Butir | None:
    text = _text(path)
    if not re.search(r'"temuan"\s*:\s*\[', text) or '"sidik"' not in text:
        return None
    from kaskade_graph.audit import baseline

    count = len(baseline.read(path).temuan)
    what = Teks(f"hasil audit, {count} temuan", f"results of an audit, {count} findings")
    new, codes = _recoded(_CODE, text)
    return _rewritten(path, what, text, _rebased(new, how), codes, how)


def _links(path: Path, how: _How) -> Butir | None:
    text = _text(path)
    if "subject_id" not in text or "mapping_justification" not in text:
        return None
    from kaskade_graph.linking import sssom

    links = sssom.read(path)
    reviewed = sum(t.tinjauan is not None for t in links)
    what = Teks(f"{len(links)} tautan, {reviewed} ditinjau", f"{len(links)} links, {reviewed} reviewed")
    return _rewritten(path, what, text, _rebased(text, how), {}, how)


def _mapping(path: Path) -> Butir:
    from kaskade_graph.importers.sheets.mapping import baca_peta
    from kaskade_graph.importers.tables.mapping import is_new, read_mapping

    (read_mapping if is_new(path.read_bytes()) else baca_peta)(path)
    return Butir(str(path), Teks("peta tabel", "mapping of a table"), Keadaan.SESUAI)


def _worksheet(path: Path) -> Butir | None:
    """Read a worksheet as ``--baseline`` does; another workbook is read by ``import``, and is left alone."""
    from kaskade_graph.reports.worksheet_baseline import read_dasar

    try:
        count = len(read_dasar(path).temuan)
    except InputError:
        return None
    return Butir(
        str(path), Teks(f"kertas kerja, {count} temuan", f"worksheet, {count} findings"), Keadaan.SESUAI
    )


def _recoded(pattern: re.Pattern[str], text: str) -> tuple[str, dict[str, str]]:
    """Return ``text`` with codes of rules that are no more replaced by those that took them over; and which."""
    from kaskade_graph.audit.rules import load_all

    known = {rule.kode for rule in load_all()}
    taken = {old: rule.kode for rule in load_all() for old in rule.dahulu if old not in known}
    used: dict[str, str] = {}

    def put(match: re.Match[str]) -> str:
        code = match[2].upper()
        if code not in taken:
            return match[0]
        used[code] = taken[code]
        return f"{match[1]}{taken[code]}{match[3]}"

    return pattern.sub(put, text), used


def _rebased(text: str, how: _How) -> str:
    """Return ``text`` with the IRIs in it, and the prefix that shortens them, under the base of today."""
    if how.old is None:
        return text
    old = how.old
    return re.sub(rf"{re.escape(old)}id/[^\s\"'<>|]*", lambda m: renamed(m[0], old), text)


def _rewritten(path: Path, what: Teks, old: str, new: str, codes: dict[str, str], how: _How) -> Butir:
    if new == old:
        return Butir(str(path), what, Keadaan.SESUAI)
    if not how.check:
        _replace(path, new.encode("utf-8"))
    said = ", ".join(f"{a} = {b}" for a, b in sorted(codes.items()))
    return Butir(str(path), what, how.done, Teks(said, said))


def _text(path: Path) -> str:
    name = shown(str(path))
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(Teks(f"{name}: terlalu besar", f"{name}: too large"))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(Teks(f"{name}: bukan UTF-8", f"{name}: not UTF-8")) from error
    except OSError as error:
        why = shown(error.strerror or str(error))
        raise InputError(
            Teks(f"{name}: tidak dapat dibaca: {why}", f"{name}: cannot be read: {why}")
        ) from error


def _replace(path: Path, data: bytes) -> None:
    """Write ``data`` in the place of ``path``, whose first content stays beside it."""
    beside = path.with_name(path.name + CADANGAN)
    if not beside.exists():
        write_atomically(beside, path.read_bytes())
    write_atomically(path, data)


# --- stores -----------------------------------------------------------------------------------------------


def _on_disk(store: str) -> Path | None:
    """The folder that ``--store`` names, None for a store behind a URL."""
    from kaskade_graph.store import opening

    path = opening.locate(store).path
    return path if path is not None and path.is_dir() else None


def _store_folder(path: Path, how: _How) -> Butir:
    """Carry over a store on disk: a copy of it stays beside it."""
    beside = path.with_name(path.name + CADANGAN)
    if not how.check and not beside.exists():
        found = _store(str(path), _How(how.old, check=True))
        if found.keadaan is Keadaan.SESUAI:
            return found
        shutil.copytree(path, beside)
    return _store(str(path), how)


def _store(name: str, how: _How) -> Butir:
    from kaskade_graph.store import catalogue, disk, opening
    from kaskade_graph.store.protocol import Change
    from kaskade_graph.vocab import KATALOG, KIN

    lokasi = opening.locate(name, writable=not how.check)
    with closing(opening.connect(lokasi, writable=not how.check, older=True)) as store:
        behind = catalogue.is_older(store) or _marked_older(lokasi.path)
        found = store.select(
            f"SELECT DISTINCT ?k WHERE {{ GRAPH ?k {{ ?k a <{KIN.Kaskade}> }} }} ORDER BY ?k"
        )
        cascades = found.values("k")
        old = [kaskade for kaskade in cascades if _edition(store, kaskade, how, behind)]
        parts = [Teks(f"{len(old)} kaskade", f"{len(old)} cascades")] if old else []
        if _stale_nomenclature(store, how):
            parts.append(Teks("nomenklatur", "nomenclature"))
        wanted = set(catalogue.expected(catalogue.editions(store)))
        if set(store.quads([KATALOG])) != wanted and cascades:
            parts.append(Teks("katalog", "catalogue"))
            if not how.check:
                store.apply(Change(replace=(KATALOG,), insert=tuple(wanted)))
        if how.old and old and not how.check:
            store.apply(Change(replace=(f"{how.old}id/katalog",)))
    if behind:
        parts.append(Teks("format", "format"))
        if lokasi.path is not None and not how.check:
            disk.mark(lokasi.path)
    what = Teks(f"penyimpanan, {len(cascades)} kaskade", f"store, {len(cascades)} cascades")
    said = Teks(", ".join(p.id for p in parts), ", ".join(p.en for p in parts))
    return Butir(name, what, how.done if parts else Keadaan.SESUAI, said)


def _marked_older(path: Path | None) -> bool:
    """Whether the folder of a store says that an older version made it."""
    from kaskade_graph.store import catalogue, disk

    if path is None:
        return False
    marker = json.loads((path / disk.PENANDA).read_bytes())
    return int(marker["format"]) < catalogue.FORMAT


def _edition(store: Store, kaskade: str, how: _How, behind: bool) -> bool:
    """Carry over one cascade of a store, in a transaction of its own; say whether there was anything to do."""
    from kaskade_graph.rdf import graph_names
    from kaskade_graph.store import catalogue
    from kaskade_graph.store.protocol import Change

    quads = store.quads(graph_names(kaskade))
    new = _renewed(quads, [kaskade], how)
    if set(new) == set(quads) and not behind:
        return False
    if not how.check:
        home = renamed(kaskade, how.old) if how.old else kaskade
        catalogue.put(store, home, new, force=True)
        if home != kaskade:
            store.apply(Change(replace=graph_names(kaskade)))
    return True


def _stale_nomenclature(store: Store, how: _How) -> bool:
    """Bring the official nomenclature of a store up to date; say whether it was another."""
    from kaskade_graph.store import reference

    same = reference.current(store)
    if not same and not how.check:
        reference.put(store)
    return not same
