"""The folder of a published collection: made beside its place, and put there when it is whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple
from pyoxigraph import serialize as _serialize

from kaskade_graph import rdf_files, resources
from kaskade_graph.errors import Lang, Teks, UsageError
from kaskade_graph.publishing.describe import Isi, describe
from kaskade_graph.publishing.official import official
from kaskade_graph.publishing.page import GAYA, Halaman
from kaskade_graph.publishing.parts import folder, names, parts
from kaskade_graph.publishing.redirects import rules
from kaskade_graph.store.edition import Edition
from kaskade_graph.text import shown
from kaskade_graph.vocab import DASAR, PREFIXES, QUDT, SH

ALAMAT = DASAR
"""Where a collection is served unless its publisher says otherwise."""
_TANDA = "void.ttl"
"""A folder with this file was published before, and may be published anew."""
_PREFIXES = {p: iri for p, iri in PREFIXES.items() if iri not in (SH.base, QUDT.base)}
Kemajuan = Callable[[int, int], None]


def publish(
    kaskade: Iterable[tuple[Edition, Sequence[Quad]]],
    target: Path,
    *,
    base: str = ALAMAT,
    lang: Lang = "id",
    kemajuan: Kemajuan | None = None,
) -> int:
    """Write a collection to the folder ``target`` and return how many things have a page.

    ``kaskade`` are editions with the quads of their graphs; ``base`` is the URL that the folder is served at.
    ``kemajuan`` is called with what is done and what there is to do.

    Raises :class:`UsageError` when ``target`` holds anything but an earlier collection or cannot be written,
    and :class:`InputError` for an IRI that no folder can be named after.
    """
    _check(target, base)
    isi = [_isi(edisi, quads) for edisi, quads in kaskade]
    if not isi:
        raise UsageError(Teks("tidak ada kaskade untuk diterbitkan", "there is no cascade to publish"))
    try:
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.resolve().parent))
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        count = _Site(work, isi, base, lang).write(kemajuan)
        _put(work, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return count


class _Site:
    def __init__(self, root: Path, isi: Sequence[Isi], base: str, lang: Lang) -> None:
        self._root, self._isi, self._base = root, isi, base
        quads = [q for one in isi for q in one.quads]
        quads += official(quads)
        self._parts = parts(quads)
        called = names(quads, lang) | {one.edisi.iri: one.edisi.label for one in isi}
        self._halaman = Halaman(called, self._parts, lang)

    def write(self, kemajuan: Kemajuan | None) -> int:
        """Write all files and return the number of pages."""
        self._front()
        for one in self._isi:
            for ending, form in (("trig", RdfFormat.TRIG), ("nq", RdfFormat.N_QUADS)):
                data = rdf_files.serialise(one.quads, "trig" if form is RdfFormat.TRIG else "nq")
                self._file(f"berkas/{one.nama}.{ending}", data)
        for number, (iri, bagian) in enumerate(self._parts.items(), start=1):
            where = folder(iri).as_posix()
            self._file(f"{where}/index.html", self._halaman.page(bagian))
            self._data(where, {q.triple for q in bagian.quads})
            if kemajuan is not None:
                kemajuan(number, len(self._parts))
        return len(self._parts)

    def _front(self) -> None:
        described = describe(self._isi, self._base)
        self._file("gaya.css", GAYA.encode())
        self._file("ns/kinerja.ttl", resources.ontology().read_bytes())
        self._file("index.html", self._halaman.front([one.edisi for one in self._isi]))
        self._data(".", described)
        self._file(_TANDA, _turtle(described))
        self._file(".well-known/void", _turtle(described))
        for name, text in rules(self._base).items():
            self._file(name, text.encode())

    def _data(self, where: str, triples: Iterable[Triple]) -> None:
        found = list(triples)
        self._file(f"{where}/index.ttl", _turtle(found))
        self._file(f"{where}/index.jsonld", _jsonld(found))

    def _file(self, name: str, data: bytes) -> None:
        path = self._root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _turtle(triples: Iterable[Triple]) -> bytes:
    return rdf_files.serialise([Quad(t.subject, t.predicate, t.object) for t in triples], "ttl")


def _jsonld(triples: Iterable[Triple]) -> bytes:
    rows = sorted(triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    data = _serialize(rows, format=RdfFormat.JSON_LD, prefixes=_PREFIXES)
    return (data or b"") + b"\n"


def _isi(edisi: Edition, quads: Sequence[Quad]) -> Isi:
    # The name of a file is made of the folder of its IRI, so it is as safe as that.
    return Isi(edisi, tuple(quads), "-".join(folder(edisi.iri).parts[1:]))


def _check(target: Path, base: str) -> None:
    if (
        not base.startswith(("https://", "http://"))
        or not base.endswith("/")
        or NamedNode(base).value != base
    ):
        raise UsageError(
            Teks(f"alamat tidak sah: {shown(base)}", f"not an address: {shown(base)}"),
            Teks(
                "Contoh: --base https://data.contoh.go.id/kinerja/",
                "Example: --base https://data.example.org/kinerja/",
            ),
        )
    if target.exists() and (
        not target.is_dir() or (any(target.iterdir()) and not (target / _TANDA).is_file())
    ):
        raise UsageError(
            Teks(
                f"{shown(str(target))} sudah berisi hal lain; tidak ada yang ditimpa",
                f"{shown(str(target))} holds something else; nothing was overwritten",
            ),
            Teks("Sebut folder yang baru atau kosong.", "Name a new or an empty folder."),
        )


def _put(work: Path, target: Path) -> None:
    """Put the finished folder in its place; what was there before goes only when the new one stands."""
    work.chmod(0o755)
    if target.exists():
        old = work.with_suffix(".lama")
        target.rename(old)
        try:
            work.rename(target)
        except OSError:
            old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    else:
        work.rename(target)


def _unwritable(target: Path, error: OSError) -> UsageError:
    reason = shown(error.strerror or str(error))
    return UsageError(
        Teks(
            f"{shown(str(target))}: tidak dapat ditulis: {reason}",
            f"{shown(str(target))}: cannot be written: {reason}",
        )
    )
