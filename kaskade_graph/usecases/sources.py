"""The one door for inputs: documents, graphs and folders of them become cascades.

Every command that takes files takes them through :func:`load`, so what a bad file does is the same
everywhere: it is named, with what is wrong and what to do, and the other files are still read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import personal
from kaskade_graph.errors import InputError, Lang, NoCascade, ReadInPart, Teks, UsageError
from kaskade_graph.importers import endings
from kaskade_graph.model import Kaskade
from kaskade_graph.text import shown
from kaskade_graph.usecases import graph_files, readings
from kaskade_graph.usecases.folders import files, one_document, unread
from kaskade_graph.usecases.standard_input import filed
from kaskade_graph.vocab import KIN

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kaskade_graph.importers.account import Laporan


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
    found = files(paths)
    one_document(found, pilihan.unit)
    muatan = Muatan(catatan=unread(paths))
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


def _read(path: Path, pilihan: Pilihan) -> list[Sumber]:
    if graph_files.is_graph(path):
        return _read_graph(path)
    from kaskade_graph import rdf
    from kaskade_graph.importers.files import Options, read_file
    from kaskade_graph.importers.tables.mapping import read_mapping
    from kaskade_graph.importers.unread import unread

    peta = mapping_of(path, pilihan)
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


def _read_graph(path: Path) -> list[Sumber]:
    found, notes = graph_files.read(path)
    first, *more = (Sumber(path, kaskade, quads) for kaskade, quads in found)
    return [replace(first, catatan=notes), *more]


def _add(muatan: Muatan, found: Iterable[Sumber]) -> None:
    """Add ``found``, unless a cascade of that name is there: then it must say the same."""
    for new in found:
        old = muatan.menurut_iri.setdefault(new.kaskade.iri, new)
        if old is new:
            continue
        first, second = shown(str(old.berkas)), shown(str(new.berkas))
        if not readings.same(old.quads, new.quads):
            raise readings.differs(old.berkas, new.berkas, new.kaskade.iri)
        muatan.catatan.append(
            Teks(
                f"{second}: sama dengan {first}, dibaca sekali",
                f"{second}: the same as {first}, taken once",
            )
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
    return ReadInPart(
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
