"""Where the records of an audit stand between its steps: in memory for a few, in a folder of results for many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from kaskade_graph.audit.record import Rekam
from kaskade_graph.errors import InputError, Teks

if TYPE_CHECKING:
    from kaskade_graph.audit.gather import Reduced
    from kaskade_graph.linking.wordings import Known


@dataclass(frozen=True, slots=True)
class HeldCascade:
    """One cascade that a file holds: its IRI, the kabupaten its unit lies in, and the unit (an IRI)."""

    iri: str
    kabupaten: str
    unit: str


@dataclass(frozen=True, slots=True)
class KeptError:
    """What was wrong with a file, kept: the texts of an :class:`InputError`."""

    pesan: Teks
    saran: Teks | None = None

    @classmethod
    def of(cls, error: InputError) -> KeptError:
        """Return what ``error`` says."""
        return cls(error.pesan, error.saran)

    def error(self) -> InputError:
        """Return the error again."""
        return InputError(self.pesan, self.saran)


@dataclass(frozen=True, slots=True)
class FileState:
    """The state that a file was in when it was read: bytes, time of change in nanoseconds, sha256.

    ``baru`` says that it had changed so shortly before it was read that a later change need not show in its
    size and time.
    """

    ukuran: int
    diubah: int
    sha256: str
    baru: bool = False


@dataclass(frozen=True, slots=True)
class Masukan:
    """One input and what came of it.

    ``kunci`` stands for all that an audit depends on besides the input (:mod:`kaskade_graph.usecases.key`).
    ``bentrok`` and ``kembar`` tell of its cascades that an input before it holds too: with other content, and with
    the same.
    """

    berkas: str
    keadaan: FileState
    kunci: str
    isi: tuple[HeldCascade, ...] = ()
    gagal: tuple[KeptError, ...] = ()
    catatan: tuple[Teks, ...] = ()
    bentrok: tuple[KeptError, ...] = ()
    kembar: tuple[Teks, ...] = ()

    @property
    def asal(self) -> str:
        """What a record that was made of it is known by: the content of the file, and the key."""
        return f"{self.keadaan.sha256[:32]}-{self.kunci[:16]}"


@dataclass(frozen=True, slots=True)
class ShelfList:
    """The inputs of one audit in their order, and which of them each cascade is taken from."""

    masukan: tuple[Masukan, ...] = ()
    sumber: Mapping[str, Masukan] = field(default_factory=dict)

    def kabupaten(self) -> dict[str, list[str]]:
        """Return the IRIs of the cascades by kabupaten, both sorted."""
        out: dict[str, list[str]] = defaultdict(list)
        for iri, masukan in self.sumber.items():
            out[next(i.kabupaten for i in masukan.isi if i.iri == iri)].append(iri)
        return {k: sorted(out[k]) for k in sorted(out)}

    def order(self) -> list[tuple[str, str]]:
        """Return kabupaten and IRI of every cascade, in the order of the inputs."""
        return [(i.kabupaten, i.iri) for m in self.masukan for i in m.isi if self.sumber.get(i.iri) is m]


class Rak(Protocol):
    """Keeps records: those that come from inputs, then those whose group was reduced."""

    def known(self) -> dict[str, Masukan]:
        """Return the inputs whose records are here already, by their name."""
        ...

    def digests(self) -> dict[str, str]:
        """Return what each group depended on when it was reduced, by kabupaten."""
        ...

    def add(self, masukan: Masukan, rekam: Sequence[Rekam]) -> None:
        """Keep what came of one input; it is safe from then on, or soon after."""
        ...

    def begin(self, daftar: ShelfList) -> None:
        """All inputs are there: from now on records are those that ``daftar`` says."""
        ...

    def marks(self, besides: Sequence[tuple[int, str]]) -> Iterator[Iterable[tuple[int, str]]]:
        """Yield the marks of all records and those ``besides``, with their units, in shares that no mark crosses."""
        ...

    def group(self, kabupaten: str) -> list[Rekam]:
        """Return the records of a kabupaten, sorted by IRI."""
        ...

    def of_units(self, units: Iterable[str]) -> list[Rekam]:
        """Return the records of these units; their evidence and marks may be left out."""
        ...

    def pairs(self, kabupaten: str, kunci: str) -> Known:
        """Return what was found of pairs of wordings of a kabupaten, under the very same rules and words."""
        ...

    def put(self, kabupaten: str, reduced: Reduced, digest: str, kunci: str) -> None:
        """Keep a reduced group in place of what there was of it."""
        ...


class RakMemori:
    """Records in memory: for what one process holds."""

    def __init__(self) -> None:
        self._rekam: dict[tuple[str, str], Rekam] = {}
        self._daftar = ShelfList()

    def known(self) -> dict[str, Masukan]:
        """Nothing is known before."""
        return {}

    def digests(self) -> dict[str, str]:
        """Nothing is known before."""
        return {}

    def add(self, masukan: Masukan, rekam: Sequence[Rekam]) -> None:
        """Keep what came of one input."""
        self._rekam |= {(masukan.berkas, r.kaskade): r for r in rekam}

    def begin(self, daftar: ShelfList) -> None:
        """Keep the records of ``daftar`` alone."""
        self._daftar = daftar
        self._rekam = {(m.berkas, iri): self._rekam[m.berkas, iri] for iri, m in daftar.sumber.items()}

    def marks(self, besides: Sequence[tuple[int, str]]) -> Iterator[Iterable[tuple[int, str]]]:
        """Yield all marks at once."""
        yield chain(besides, ((mark, r.unit) for r in self._rekam.values() for mark in r.jejak))

    def group(self, kabupaten: str) -> list[Rekam]:
        """Return the records of a kabupaten, sorted by IRI."""
        return sorted((r for r in self._rekam.values() if r.kabupaten == kabupaten), key=lambda r: r.kaskade)

    def of_units(self, units: Iterable[str]) -> list[Rekam]:
        """Return the records of these units."""
        wanted = set(units)
        return [r for r in self._rekam.values() if r.unit in wanted]

    def pairs(self, kabupaten: str, kunci: str) -> Known:
        """Nothing is known before."""
        return {}

    def put(self, kabupaten: str, reduced: Reduced, digest: str, kunci: str) -> None:
        """Keep a reduced group."""
        self._rekam |= {(r.sumber, r.kaskade): r for r in reduced.rekam}

    def all(self) -> list[Rekam]:
        """Return all records in the order of their inputs."""
        return [self._rekam[self._daftar.sumber[iri].berkas, iri] for _, iri in self._daftar.order()]
