"""The one door for inputs: documents, graphs and folders of them become cascades.

Every command that takes files takes them through :func:`load`, so what a bad file does is the same
everywhere: it is named, with what is wrong and what to do, and the other files are still read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import personal
from kaskade_graph.errors import InputError, Lang, NoCascade, ReadInPart, Teks, UsageError, advised_once
from kaskade_graph.importers import endings
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.model import Kaskade
from kaskade_graph.text import shown
from kaskade_graph.usecases import graph_files, readings
from kaskade_graph.usecases.folders import files, together, unread
from kaskade_graph.usecases.standard_input import filed
from kaskade_graph.vocab import KIN

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kaskade_graph.importers.account import Laporan


@dataclass(frozen=True)
class Source:
    """One cascade, and the file it was read from.

    ``stated`` are the graphs of a file that holds graphs, as they stand there, so that a check sees what a model
    cannot hold. ``laporan`` is the import report of a document. ``catatan`` is what the user should know of the file.
    """

    berkas: Path
    kaskade: Kaskade
    stated: tuple[Quad, ...] | None = None
    laporan: Laporan | None = None
    catatan: tuple[Teks, ...] = ()

    @cached_property
    def quads(self) -> tuple[Quad, ...]:
        """Its graphs; those of a document are written when they are first asked for: a drawing never does."""
        if self.stated is not None:
            return self.stated
        from kaskade_graph import rdf

        return tuple(rdf.to_quads(self.kaskade))


@dataclass(slots=True)
class Loaded:
    """What :func:`load` read, in the order of the paths: iterate over it for its :class:`Source`.

    ``gagal`` are the files that could not be read, or not in full; a command that goes on exits 3 in
    the end. ``catatan`` is what the user should know of the rest: a file passed over, a cascade read twice.
    """

    menurut_iri: dict[str, Source] = field(default_factory=dict)
    gagal: list[InputError] = field(default_factory=list)
    catatan: list[Teks] = field(default_factory=list)

    def __iter__(self) -> Iterator[Source]:
        return iter(self.menurut_iri.values())

    def __len__(self) -> int:
        return len(self.menurut_iri)


def load(
    paths: Sequence[Path], *, unit: str | None = None, tahun: int | None = None, versi: str | None = None
) -> Loaded:
    """Read every cascade in ``paths`` as :func:`load_with` does; the parameters are those of :class:`ReadOptions`."""
    return load_with(paths, ReadOptions(unit, tahun, versi))


def load_with(paths: Sequence[Path], options: ReadOptions) -> Loaded:
    """Read every cascade in ``paths``: documents, tables, graphs, and folders of them, in sorted order.

    A cascade met again with the same content is taken once.

    Raises :class:`InputError` when nothing can be read: the one error of a single file, or all of them;
    and :class:`UsageError` when ``unit`` or ``tahun`` is wrong, or missing, for the one file there is.
    """
    with filed(paths) as named:
        return _load(named, options)


def _load(paths: Sequence[Path], options: ReadOptions) -> Loaded:
    found = files(paths)
    options = replace(options, sekaligus=together(found, options.unit))
    muatan = Loaded(catatan=unread(paths))
    for berkas in found:
        try:
            one = each(berkas, berkas not in paths, options)
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


def with_official(source: Source, edisi: str | None = None) -> Source:
    """Return a cascade as questions need it: with its official entries, which a graph may lack."""
    if any(k.predikat == KIN.nomenklatur for k in source.kaskade.kecocokan):
        return source  # without loading what reads documents, which takes longer than a question
    from kaskade_graph import rdf
    from kaskade_graph.importers import graphs

    kaskade = source.kaskade
    found = list(graphs.resmi(kaskade, edisi))
    if not found:
        return source
    added = [q for k in found for q in rdf.kecocokan_quads(kaskade.iri, k)]
    whole = replace(kaskade, kecocokan=[*kaskade.kecocokan, *found])
    return replace(source, kaskade=whole, stated=(*source.quads, *added))


def each(berkas: Path, in_folder: bool, options: ReadOptions) -> Loaded:
    """Read one file: what :func:`load_with` puts together, for those who want one file at a time.

    ``in_folder`` when it was found there and not named. Raises :class:`UsageError` when ``options`` is wrong,
    or lacks what the file does not say.
    """
    muatan = Loaded()
    try:
        with personal.listening() as heard:
            found = _read(berkas, options)
        muatan.catatan += [told for s in found if (told := _of_another(s, options)) is not None]
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


def _read(path: Path, options: ReadOptions) -> list[Source]:
    if graph_files.is_graph(path):
        return _read_graph(path)
    from kaskade_graph.importers.files import read_file
    from kaskade_graph.importers.unread import unread

    found = read_file(path, options)
    for hasil in found:
        hasil.kaskade.bukti += unread(hasil.laporan, hasil.kaskade)
    return [Source(path, h.kaskade, laporan=h.laporan) for h in found]


def _of_another(source: Source, options: ReadOptions) -> Teks | None:
    """Return what to say where the title names another unit than the one given; refuse it among several documents."""
    if options.unit is None or source.laporan is None:
        return None
    from kaskade_graph.importers.title import names_another

    other = names_another(source.kaskade.judul, source.kaskade.unit)
    if other is None:
        return None
    name, unit = shown(str(source.berkas)), source.kaskade.unit.nama
    if options.sekaligus:
        raise InputError(
            Teks(
                f"{name}: judulnya menyebut {other}, bukan {unit}",
                f"{name}: its title names {other}, not {unit}",
            ),
            Teks(
                "--unit berlaku bagi semua dokumen yang disebut. Sebut dokumen unit itu saja, atau tanpa --unit.",
                "--unit holds for all documents that are named. Name those of the unit alone, or leave it out.",
            ),
        )
    return Teks(
        f"{name}: judulnya menyebut {other}; dicatat sebagai {unit} menurut --unit",
        f"{name}: its title names {other}; put down to {unit} as --unit says",
    )


def _read_graph(path: Path) -> list[Source]:
    found, notes = graph_files.read(path)
    first, *more = (Source(path, kaskade, quads) for kaskade, quads in found)
    return [replace(first, catatan=notes), *more]


def _add(muatan: Loaded, found: Iterable[Source]) -> None:
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


def _bad(sumber: Source) -> InputError:
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
    return "\n".join([head, *("- " + t.pick(lang).replace("\n", "\n  ") for t in advised_once(gagal))])
