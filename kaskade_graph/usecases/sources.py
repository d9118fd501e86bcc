"""The one door for inputs: documents, graphs and folders of them become cascades.

Every command that takes files takes them through :func:`load`, so what a bad file does is the same
everywhere: it is named, with what is wrong and what to do, and the other files are still read.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import config, personal
from kaskade_graph.errors import InputError, Lang, NoCascade, Teks, UsageError
from kaskade_graph.importers import endings
from kaskade_graph.model import Kaskade
from kaskade_graph.text import shown
from kaskade_graph.usecases.standard_input import filed
from kaskade_graph.vocab import KIN

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kaskade_graph.importers.account import Laporan
    from kaskade_graph.importers.sheets.reading import HasilTabel

_HEAD = 2000
"""Bytes in which a file of JSON says that it is JSON-LD."""


@dataclass(frozen=True, slots=True)
class Sumber:
    """One cascade, and the file it was read from.

    ``quads`` are its graphs: as they stand in a file that is a graph, so that a check sees what a model
    cannot hold, and as the import writes them for a document. ``laporan`` is the import report of a
    document. ``catatan`` is what the user should know of the file.
    """

    berkas: Path
    kaskade: Kaskade
    quads: tuple[Quad, ...]
    laporan: Laporan | None = None
    catatan: tuple[Teks, ...] = ()


@dataclass(slots=True)
class Muatan:
    """What :func:`load` read, in the order of the paths: iterate over it for its :class:`Sumber`.

    ``gagal`` are the files that could not be read, or not in full; a command that goes on exits 3 in
    the end. ``catatan`` is what the user should know of the rest: a file passed over, a cascade read twice.
    """

    menurut_iri: dict[str, Sumber] = field(default_factory=dict)
    gagal: list[InputError] = field(default_factory=list)
    catatan: list[Teks] = field(default_factory=list)

    def __iter__(self) -> Iterator[Sumber]:
        return iter(self.menurut_iri.values())

    def __len__(self) -> int:
        return len(self.menurut_iri)


@dataclass(frozen=True, slots=True)
class Pilihan:
    """How files are read. ``unit`` (a region code), ``tahun`` and ``versi`` are for documents and tables; where
    they are not given, the title says. ``peta`` (a mapping file) and ``lembar`` (a sheet) are for tables.
    ``edisi`` is the edition of the nomenclature, for a source that is not of the one its year implies.
    ``tanpa_peta`` passes over mappings that lie beside files.
    """

    unit: str | None = None
    tahun: int | None = None
    versi: str | None = None
    peta: Path | None = None
    lembar: str | None = None
    edisi: str | None = None
    tanpa_peta: bool = False


def load(
    paths: Sequence[Path], *, unit: str | None = None, tahun: int | None = None, versi: str | None = None
) -> Muatan:
    """Read every cascade in ``paths`` as :func:`load_with` does; the parameters are those of :class:`Pilihan`."""
    return load_with(paths, Pilihan(unit, tahun, versi))


def load_with(paths: Sequence[Path], pilihan: Pilihan) -> Muatan:
    """Read every cascade in ``paths``: documents, tables, graphs, and folders of them, in sorted order.

    A cascade met again with the same content is taken once.

    Raises :class:`InputError` when nothing can be read: the one error of a single file, or all of them;
    and :class:`UsageError` when ``unit`` or ``tahun`` is wrong, or missing, for the one file there is.
    """
    with filed(paths) as named:
        return _load(named, pilihan)


def _load(paths: Sequence[Path], pilihan: Pilihan) -> Muatan:
    # With a mapping that joins tables, a folder is one set of them.
    one_set = pilihan.peta is not None and _is_old(pilihan.peta)
    found = list(paths) if one_set else files(paths)
    muatan = Muatan(catatan=[] if one_set else unread(paths))
    for berkas in found:
        try:
            one = each(berkas, berkas not in paths, pilihan)
        except UsageError as error:
            if len(found) == 1:
                raise
            muatan.gagal.append(InputError(error.pesan, error.saran))
            continue
        muatan.gagal += one.gagal
        muatan.catatan += one.catatan
        try:
            _add(muatan, one)
        except InputError as error:
            muatan.gagal.append(error)
    if not muatan:
        raise nothing(paths, muatan.gagal)
    return muatan


def to_ask(sumber: Sumber, edisi: str | None = None) -> list[Quad]:
    """Return the quads of a cascade as questions need them: with its official entries, which a graph may lack."""
    if any(k.predikat == KIN.nomenklatur for k in sumber.kaskade.kecocokan):
        return list(sumber.quads)  # without loading what reads documents, which takes longer than a question
    from kaskade_graph import rdf
    from kaskade_graph.importers import graphs

    added = [
        q for k in graphs.resmi(sumber.kaskade, edisi) for q in rdf.kecocokan_quads(sumber.kaskade.iri, k)
    ]
    return [*sumber.quads, *added]


def files(paths: Sequence[Path]) -> list[Path]:
    """Return the files that ``paths`` stand for: folders are searched, in sorted order."""
    return [berkas for path in paths for berkas in _files(path)]


def each(berkas: Path, in_folder: bool, pilihan: Pilihan) -> Muatan:
    """Read one file: what :func:`load_with` puts together, for those who want one file at a time.

    ``in_folder`` when it was found there and not named. Raises :class:`UsageError` when ``pilihan`` is wrong,
    or lacks what the file does not say.
    """
    muatan = Muatan()
    try:
        with personal.listening() as heard:
            found = _read(berkas, pilihan)
        muatan.catatan += personal.summary(heard, shown(berkas.name))
        _add(muatan, found)
        muatan.gagal += [_bad(s) for s in found if s.laporan and s.laporan.buruk]
        muatan.catatan += [note for s in found for note in (*getattr(s.laporan, "mapping", ()), *s.catatan)]
    except NoCascade as error:
        # A folder holds other graphs, tables and notes too: reference data, a budget. That is no fault of theirs.
        if in_folder and berkas.suffix.lower() in endings.OTHERS:
            muatan.catatan.append(error.pesan)
        else:
            muatan.gagal.append(error)
    except InputError as error:
        muatan.gagal.append(error)
    return muatan


def _files(path: Path) -> list[Path]:
    """Return ``path``, or the files with known endings below it; hidden ones are passed over.

    A folder with a mapping beside it is one set of tables, and is returned as it is.
    """
    if not path.is_dir() or _is_set(path):
        return [path]
    found = []
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [Path(folder, name) for name in files if not name.startswith(".") and _is_read(name)]
    return sorted(found)


def _is_read(name: str) -> bool:
    return Path(name).suffix.lower() in endings.READ and not name.startswith("~$")


def unread(paths: Sequence[Path]) -> list[Teks]:
    """Return what says of every file in the folders among ``paths`` that it is passed over, and why.

    Hidden files are no one's document; a mapping is read with its table.
    """
    out = []
    for path in paths:
        if not path.is_dir() or _is_set(path):
            continue
        left: dict[str, list[str]] = {}
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            for name in sorted(names):
                if not (
                    name.startswith(".")
                    or name.endswith(endings.MAPPING)
                    or name == config.NAMA
                    or _is_read(name)
                ):
                    ending = "~$" if name.startswith("~$") else Path(name).suffix.lower()
                    left.setdefault(ending, []).append(shown(str(Path(folder, name))))
        out += [_passed_over(ending, names) for ending, names in sorted(left.items())]
    return out


def _passed_over(ending: str, names: Sequence[str]) -> Teks:
    listed = ", ".join(names)
    if ending == "~$":
        why = Teks(
            "berkas kunci dari program yang sedang membukanya", "a lock of the program that has it open"
        )
    elif ending:
        why = Teks(f"{shown(ending)} bukan bentuk yang dibaca", f"{shown(ending)} is not a form that is read")
    else:
        why = Teks("tanpa akhiran", "no ending")
    return Teks(f"Dilewati ({why.id}): {listed}", f"Passed over ({why.en}): {listed}")


def _is_set(path: Path) -> bool:
    """Say whether a folder is one set of tables: a mapping lies beside it."""
    return path.absolute().with_suffix(endings.MAPPING).is_file()


def _read(path: Path, pilihan: Pilihan) -> list[Sumber]:
    if path.suffix.lower() in endings.GRAPHS or _is_jsonld(path):
        return _read_graph(path)
    from kaskade_graph import rdf
    from kaskade_graph.importers.files import FileRead, Options, read_file
    from kaskade_graph.importers.tables.mapping import read_mapping
    from kaskade_graph.importers.unread import unread

    peta = mapping_of(path, pilihan)
    found: Sequence[FileRead | HasilTabel]
    if path.is_dir() or (peta is not None and _is_old(peta, path)):
        found = [_read_table(path, peta, pilihan)]
    else:
        mapping = read_mapping(peta) if peta is not None else None
        how = Options(pilihan.unit, pilihan.tahun, pilihan.versi, pilihan.edisi, pilihan.lembar, mapping)
        found = read_file(path, how)
    for hasil in found:
        hasil.kaskade.bukti += unread(hasil.laporan, hasil.kaskade)
    return [Sumber(path, h.kaskade, tuple(rdf.to_quads(h.kaskade)), h.laporan) for h in found]


def mapping_of(path: Path, pilihan: Pilihan) -> Path | None:
    """Return the mapping that a file is read by: the one given, else the one beside it."""
    if pilihan.peta is not None:
        return pilihan.peta
    beside = path.absolute().with_suffix(endings.MAPPING)
    return beside if beside.is_file() and not pilihan.tanpa_peta else None


def _is_old(peta: Path, path: Path | None = None) -> bool:
    """Whether a mapping is of the form that workbooks alone have: columns by key, joins of tables."""
    from kaskade_graph.importers.reader import read_bytes
    from kaskade_graph.importers.tables.mapping import is_new

    if path is not None and path.suffix.lower() not in endings.TABLES:
        return False
    return not is_new(read_bytes(peta))


def _read_table(path: Path, peta: Path | None, pilihan: Pilihan) -> HasilTabel:
    from kaskade_graph.importers.sheets.mapping import baca_peta
    from kaskade_graph.importers.sheets.reading import baca_tabel

    hasil = baca_tabel(
        path,
        baca_peta(peta) if peta else None,
        lembar=pilihan.lembar,
        unit=pilihan.unit,
        tahun=pilihan.tahun,
        versi=pilihan.versi,
        edisi=pilihan.edisi,
    )
    if peta is not None:
        name = shown(peta.name)
        hasil.laporan.catatan.insert(0, Teks(f"Menurut peta {name}", f"As the mapping {name} says"))
    return hasil


def _is_jsonld(path: Path) -> bool:
    """Say whether a ``.json`` file is a graph: JSON-LD says its context at the top."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    with path.open("rb") as stream:
        start = stream.read(_HEAD)
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and b'"@context"' in start


def _read_graph(path: Path) -> list[Sumber]:
    from pyoxigraph import DefaultGraph

    from kaskade_graph import rdf, rdf_files, rdf_graphs
    from kaskade_graph.store import without_persons
    from kaskade_graph.store.catalogue import split

    everything = rdf_graphs.into_graphs(rdf_files.read(path))
    if not personal.wanted():
        tally = personal.Tally()
        everything = without_persons.quads(everything, tally)
        personal.tell(tally)
    parts = list(split(everything).values())
    if len(parts) == 1:
        # What names no cascade can only be of this one: a check must see it to say so.
        parts[0] += [q for q in everything if isinstance(q.graph_name, DefaultGraph)]
    found = []
    for quads in parts:
        found += [Sumber(path, kaskade, tuple(quads)) for kaskade in rdf.from_quads(quads)]
    if not found:
        name = shown(str(path))
        raise NoCascade(
            Teks(f"{name}: tidak ada kaskade dalam graf ini", f"{name}: there is no cascade in this graph"),
            Teks(
                "Graf kaskade dibuat dengan: kaskade import DOKUMEN -o kaskade.trig",
                "A graph of a cascade is made with: kaskade import DOCUMENT -o cascade.trig",
            ),
        )
    return [replace(found[0], catatan=_strange(path, everything, found)), *found[1:]]


def _strange(path: Path, everything: Iterable[Quad], found: Iterable[Sumber]) -> tuple[Teks, ...]:
    """Return a note for each graph of a file that is no cascade's, nor one that stores keep beside cascades."""
    from pyoxigraph import NamedNode

    from kaskade_graph import rdf
    from kaskade_graph.store.keys import RANGKAIAN
    from kaskade_graph.store.reference import NOMENKLATUR
    from kaskade_graph.vocab import KATALOG

    known = {KATALOG, NOMENKLATUR, RANGKAIAN, *(g for s in found for g in rdf.graph_names(s.kaskade.iri))}
    count = Counter(q.graph_name.value for q in everything if isinstance(q.graph_name, NamedNode))
    return tuple(
        Teks(
            f"{shown(path.name)}: graf {shown(name)} ({n} pernyataan) bukan milik kaskade di sini; tidak dibaca",
            f"{shown(path.name)}: the graph {shown(name)} ({n} statements) is of no cascade here; not read",
        )
        for name, n in sorted(count.items())
        if name not in known
    )


def _add(muatan: Muatan, found: Iterable[Sumber]) -> None:
    """Add ``found``, unless a cascade of that name is there: then it must say the same."""
    for new in found:
        old = muatan.menurut_iri.setdefault(new.kaskade.iri, new)
        if old is new:
            continue
        first, second = shown(str(old.berkas)), shown(str(new.berkas))
        if not same(old.quads, new.quads):
            raise differs(old.berkas, new.berkas, new.kaskade.iri)
        muatan.catatan.append(
            Teks(
                f"{second}: sama dengan {first}, dibaca sekali",
                f"{second}: the same as {first}, taken once",
            )
        )


def same(one: Iterable[Quad], other: Iterable[Quad]) -> bool:
    """Whether two readings say the same; what their files are called is no difference."""
    return set(said(one)) == set(said(other))


def said(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield what is said but for the names of files: two copies of a document say the same."""
    return (quad for quad in quads if quad.predicate.value != KIN.berkas)


def differs(first: Path, second: Path, kaskade: str) -> InputError:
    """Return the error that two files say different things of one cascade."""
    one, other = shown(str(first)), shown(str(second))
    return InputError(
        Teks(
            f"{other}: kaskade yang sama dengan {one} tetapi isinya berbeda: {kaskade}",
            f"{other}: the same cascade as {one} with other content: {kaskade}",
        ),
        Teks(
            "Bila ini edisi lain, baca terpisah dengan --revision (misalnya perubahan-1).",
            "If it is another edition, read it on its own with --revision (such as perubahan-1).",
        ),
    )


def _bad(sumber: Sumber) -> InputError:
    """Return what an import that read badly says: the cascade is there, but something of it is missing."""
    masalah = sumber.laporan.masalah if sumber.laporan else []
    name = shown(str(sumber.berkas))
    saran = Teks(
        "Lihat baris demi baris: kaskade import DOKUMEN --report",
        "See it line by line: kaskade import DOCUMENT --report",
    )
    if hasattr(sumber.laporan, "penolakan"):
        saran = Teks(
            "Buku kerja dengan sel-sel itu ditandai: kaskade import TABEL --refused ditolak.xlsx",
            "The workbook with those cells marked: kaskade import TABLE --refused refused.xlsx",
        )
    return InputError(
        Teks(
            "\n  ".join([f"{name}: tidak terbaca seluruhnya:", *(m.id for m in masalah)]),
            "\n  ".join([f"{name}: could not be read in full:", *(m.en for m in masalah)]),
        ),
        saran,
    )


def nothing(paths: Sequence[Path], gagal: Sequence[InputError]) -> InputError:
    """Return the error that nothing was read from ``paths``: the one error, all of them, or an empty folder."""
    if len(gagal) == 1:
        return gagal[0]
    if gagal:
        return InputError(Teks(_listed("id", gagal), _listed("en", gagal)))
    names = ", ".join(shown(str(p)) for p in paths)
    looked_for = " ".join(endings.READ)
    return NoCascade(
        Teks(f"{names}: tidak ada kaskade di folder ini", f"{names}: there is no cascade in this folder"),
        Teks(
            f"Yang dicari: berkas berakhiran {looked_for}",
            f"What is looked for: files that end in {looked_for}",
        ),
    )


def _listed(lang: Lang, gagal: Sequence[InputError]) -> str:
    head = Teks("tidak satu pun berkas terbaca:", "none of the files can be read:").pick(lang)
    return "\n".join([head, *("- " + g.text(lang).replace("\n", "\n  ") for g in gagal)])
