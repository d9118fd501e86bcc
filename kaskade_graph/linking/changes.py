"""What changed from one cascade to another, in terms of the field: added, dropped, renamed, moved, measured
otherwise.

Two editions of one cascade, two years of one unit, or two units in one year; elements are paired by
:mod:`kaskade_graph.linking.pairs`, indikator by :mod:`kaskade_graph.linking.clusters`. Numbers printed before
names are no change: they move with every row that comes in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kaskade_graph.analysis.angka import number
from kaskade_graph.errors import Teks
from kaskade_graph.linking.clusters import cluster
from kaskade_graph.linking.compare import Hubungan, Pembanding
from kaskade_graph.linking.features import Butir, items
from kaskade_graph.linking.lines import Lini
from kaskade_graph.linking.pairs import Cara, Pairing, Pasangan, Sisi
from kaskade_graph.model import Indikator, Jenis, Kaskade, Nilai, Tipe, Unsur
from kaskade_graph.nomenklatur import Nomenklatur
from kaskade_graph.text import fold, shown, squeeze
from kaskade_graph.vocab import KIN, RDFS


class Status(StrEnum):
    """What became of an element. Several may be true of one: renamed and moved.

    Three are no change of the cascade itself: another code because the nomenclature was renumbered, the
    figures (target, realisasi, pagu) of another year or unit, and another way of writing, a code that one of
    the two does not print among it.
    """

    DITAMBAH = "ditambah"
    DIHAPUS = "dihapus"
    GANTI_NAMA = "ganti-nama"
    PINDAH = "pindah"
    DIUBAH = "diubah"
    KODE = "kode"
    ANGKA = "angka"
    PENULISAN = "penulisan"
    TETAP = "tetap"


_UNITS = {
    Status.GANTI_NAMA: Teks("nama lain", "another name"),
    Status.PINDAH: Teks("di tempat lain", "elsewhere"),
    Status.DIUBAH: Teks("berbeda", "different"),
    Status.KODE: Teks("kode lain", "another code"),
    Status.ANGKA: Teks("angka unit lain", "figures of another unit"),
}
_STATUS = {
    Status.DITAMBAH: Teks("ditambah", "added"),
    Status.DIHAPUS: Teks("dihapus", "dropped"),
    Status.GANTI_NAMA: Teks("berganti nama", "renamed"),
    Status.PINDAH: Teks("pindah", "moved"),
    Status.DIUBAH: Teks("diubah", "changed"),
    Status.KODE: Teks("berganti kode", "renumbered"),
    Status.ANGKA: Teks("angka tahun lain", "figures of another year"),
    Status.PENULISAN: Teks("penulisan saja", "spelling only"),
    Status.TETAP: Teks("tetap", "unchanged"),
}


POKOK = (Status.DITAMBAH, Status.DIHAPUS, Status.GANTI_NAMA, Status.PINDAH, Status.DIUBAH)
"""The statuses that are changes of the cascade itself."""


@dataclass(frozen=True, slots=True)
class Ubahan:
    """One field that differs: IRI of the property, its words for people, and both values as printed."""

    properti: str
    nama: Teks
    lama: str | None
    baru: str | None

    @property
    def penulisan(self) -> bool:
        """Whether only case, punctuation or white space differ."""
        return self.lama is not None and self.baru is not None and fold(self.lama) == fold(self.baru)

    @property
    def tercetak(self) -> bool:
        """Whether it is a code that one of the two prints and the other leaves out."""
        return self.properti == KIN.kode and None in (self.lama, self.baru)


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One element (``jenis`` None: an indikator) in both cascades, or in the one that has it.

    ``a`` and ``b`` are its IRIs, ``lama`` and ``baru`` its names; ``tingkat`` is how deep it stands in the
    cascade. ``pindah`` holds the names of the old and the new parent of an element that moved.
    """

    jenis: Jenis | None
    a: str | None
    b: str | None
    lama: str | None
    baru: str | None
    status: tuple[Status, ...]
    ubahan: tuple[Ubahan, ...] = ()
    pasangan: Pasangan | None = None
    pindah: tuple[str, str] | None = None
    tingkat: int = 0

    @property
    def pokok(self) -> bool:
        """Whether the cascade itself changed here."""
        return any(s in POKOK for s in self.status)


@dataclass(frozen=True, slots=True)
class Selisih:
    """The whole comparison: ``a`` the old, ``b`` the new, all elements in the order of the cascade."""

    a: Kaskade
    b: Kaskade
    perubahan: tuple[Perubahan, ...]

    @property
    def units(self) -> bool:
        """Whether two units are compared, not two years or editions of one."""
        return self.a.unit.iri != self.b.unit.iri

    def word(self, status: Status) -> Teks:
        """Return the word for a status; of two units none is the older, and nothing is added or dropped."""
        if not self.units:
            return _STATUS[status]
        if status in (Status.DITAMBAH, Status.DIHAPUS):
            unit = shown((self.b if status is Status.DITAMBAH else self.a).unit.nama)
            return Teks(f"hanya di {unit}", f"only in {unit}")
        return _UNITS.get(status, _STATUS[status])

    def status_of(self, item: Perubahan, ubahan: Ubahan) -> Status:
        """Return which of the statuses of ``item`` one differing field stands for."""
        if ubahan.penulisan or ubahan.tercetak:
            return Status.PENULISAN
        if ubahan.properti == RDFS.label:
            return Status.GANTI_NAMA
        if ubahan.properti in _FIGURES and Status.ANGKA in item.status:
            return Status.ANGKA
        if ubahan.properti == KIN.kode and Status.KODE in item.status:
            return Status.KODE
        return Status.DIUBAH

    def count(self) -> dict[Status, dict[str, int]]:
        """Return how many elements have each status, by kind (``Indikator`` among them)."""
        out: dict[Status, dict[str, int]] = {status: {} for status in Status}
        for item in self.perubahan:
            for status in item.status:
                kind = item.jenis.value if item.jenis else "Indikator"
                out[status][kind] = out[status].get(kind, 0) + 1
        return out


def diff(a: Kaskade, b: Kaskade, register: Nomenklatur | None = None) -> Selisih:
    """Compare two cascades; ``a`` is the old one."""
    left, right = Sisi(a, Lini(a, register)), Sisi(b, Lini(b, register))
    pairing = Pairing(left, right)
    _pair_indikator(pairing)
    return Selisih(a, b, tuple(_Walk(pairing).lines()))


# --- indikator --------------------------------------------------------------------------------------------


def _pair_indikator(pairing: Pairing) -> None:
    a, b = pairing.a, pairing.b
    left, right = items(a.kaskade, a.lini), items(b.kaskade, b.lini)
    pembanding = Pembanding()
    _by_name(pairing, left, right)
    rest = [i for i in left if i.iri not in pairing.by_a], [i for i in right if i.iri not in pairing.by_b]
    ours = {i.iri for i in rest[0]}
    for gugus in cluster([*rest[0], *rest[1]], pembanding):
        if len(gugus.anggota) == 2:
            one, other = sorted(gugus.anggota, key=lambda i: i.iri not in ours)
            verdict = pembanding.compare(one.ciri, other.ciri)
            pairing.add(one.iri, other.iri, Cara.UKURAN, verdict.keyakinan)
    _measured_otherwise(pairing, left, right, pembanding)


def _by_name(pairing: Pairing, left: list[Butir], right: list[Butir]) -> None:
    """Pair equal names: of owners that are a pair first, then anywhere, where the name is one of a kind."""
    twins = [(x, y) for x in left for y in right if fold(x.label) == fold(y.label)]
    for x, y in twins:
        if _same_owner(pairing, x, y):
            pairing.add(x.iri, y.iri, Cara.NAMA, 1.0)
    once = [(x, y) for x, y in twins if sum(t[0] is x or t[1] is y for t in twins) == 1]
    for x, y in once:
        pairing.add(x.iri, y.iri, Cara.NAMA, 0.9)


def _same_owner(pairing: Pairing, x: Butir, y: Butir) -> bool:
    pair = pairing.by_a.get(x.pemilik or "")
    return pair is not None and pair.b == y.pemilik


def _measured_otherwise(
    pairing: Pairing, left: list[Butir], right: list[Butir], pembanding: Pembanding
) -> None:
    """Pair what is about the same thing under the same owner, measured in another way: it was changed."""
    scored = []
    for n, x in enumerate(left):
        for m, y in enumerate(right):
            if x.iri not in pairing.by_a and y.iri not in pairing.by_b and _same_owner(pairing, x, y):
                verdict = pembanding.compare(x.ciri, y.ciri)
                if verdict.hubungan in (Hubungan.SAMA, Hubungan.DEKAT):
                    scored.append((-verdict.kemiripan, n, m))
    for like, n, m in sorted(scored):
        pairing.add(left[n].iri, right[m].iri, Cara.EJAAN, -like)


# --- the lines of the comparison --------------------------------------------------------------------------


class _Walk:
    """Goes through both cascades at once, the new one in its order, dropped elements where they stood."""

    def __init__(self, pairing: Pairing) -> None:
        self.pairing, self.a, self.b = pairing, pairing.a, pairing.b
        self.done: set[str] = set()

    def lines(self) -> Iterator[Perubahan]:
        """Yield every element of both, once."""
        tops_b = [i for i in self.b.graf.order if self._is_top(self.b, i)]
        tops_a = [i for i in self.a.graf.order if self._is_top(self.a, i)]
        yield from self._merge(tops_a, tops_b, 0)
        # What hangs nowhere, in a cycle, or under an element of the other side that was paired elsewhere.
        rest_a = [i for i in self.a.graf.order if i not in self.done and i not in self.pairing.by_a]
        yield from self._merge(rest_a, [i for i in self.b.graf.order if i not in self.done], 0)

    @staticmethod
    def _is_top(side: Sisi, iri: str) -> bool:
        return len(side.graf.path(iri)) == 1

    def _merge(self, olds: list[str], news: list[str], depth: int) -> Iterator[Perubahan]:
        """Yield new elements in order; a dropped one follows the elder sibling it stood after."""
        gone: dict[str | None, list[str]] = {}
        after: str | None = None
        for iri in olds:
            pair = self.pairing.by_a.get(iri)
            if pair is None:
                gone.setdefault(after, []).append(iri)
            elif pair.b in news:
                after = pair.b
        yield from (line for iri in gone.get(None, ()) for line in self._dropped(iri, depth))
        for iri in news:
            yield from self._new(iri, depth)
            yield from (line for old in gone.get(iri, ()) for line in self._dropped(old, depth))

    def _new(self, iri: str, depth: int) -> Iterator[Perubahan]:
        if iri in self.done:
            return
        self.done.add(iri)
        pair = self.pairing.by_b.get(iri)
        yield self._line(pair.a if pair else None, iri, pair, depth)
        olds = _below(self.a, pair.a) if pair else []
        yield from self._merge(olds, _below(self.b, iri), depth + 1)

    def _dropped(self, iri: str, depth: int) -> Iterator[Perubahan]:
        if iri in self.done:
            return
        self.done.add(iri)
        yield self._line(iri, None, None, depth)
        yield from self._merge(_below(self.a, iri), [], depth + 1)

    def _line(self, a: str | None, b: str | None, pair: Pasangan | None, depth: int) -> Perubahan:
        old = self.a.graf.item(a) if a else None
        new = self.b.graf.item(b) if b else None
        item = new or old
        jenis = item.jenis if isinstance(item, Unsur) else None
        names = old.label if old else None, new.label if new else None
        if old is None or new is None:
            only = Status.DITAMBAH if old is None else Status.DIHAPUS
            return Perubahan(jenis, a, b, *names, (only,), tingkat=depth)
        ubahan = tuple(_fields(old, new, self.a.kaskade.tahun, self.b.kaskade.tahun))
        moved = self._moved(a or "", b or "")
        renumbered = pair is not None and pair.cara is Cara.PADANAN
        mine, theirs = self.a.kaskade, self.b.kaskade
        apart = mine.tahun != theirs.tahun or mine.unit.iri != theirs.unit.iri
        status = _status(ubahan, moved, renumbered, apart)
        return Perubahan(jenis, a, b, *names, status, ubahan, pair, moved, depth)

    def _moved(self, a: str, b: str) -> tuple[str, str] | None:
        old, new = _above(self.a, a), _above(self.b, b)
        pair = self.pairing.by_a.get(old or "")
        if old is None or new is None or (pair is not None and pair.b == new):
            return None
        return self._called(self.a, old), self._called(self.b, new)

    @staticmethod
    def _called(side: Sisi, iri: str) -> str:
        item = side.graf.item(iri)
        return (item.label if item else None) or ""


def _below(side: Sisi, iri: str) -> list[str]:
    """Return what stands directly under an element: its indikator, own sasaran and children."""
    graf = side.graf
    if iri in side.kaskade.indikator:
        return []
    sasaran = graf.sasaran(iri)
    inside = {i for s in sasaran for i in graf.indikator(s)}
    own = [i for i in graf.indikator(iri) if i not in inside]
    return [*own, *sasaran, *graf.children(iri)]


def _above(side: Sisi, iri: str) -> str | None:
    path = side.graf.path(iri)
    return path[-2] if len(path) > 1 else None


def _status(ubahan: tuple[Ubahan, ...], moved: object, renumbered: bool, apart: bool) -> tuple[Status, ...]:
    """Return what the differing fields amount to; ``apart``: the two are of different years or units."""
    found = []
    real = {u.properti for u in ubahan if not (u.penulisan or u.tercetak)}
    figures = real & _FIGURES if apart else set()
    codes = real & {KIN.kode} if renumbered else set()
    if RDFS.label in real:
        found.append(Status.GANTI_NAMA)
    if moved is not None:
        found.append(Status.PINDAH)
    if real - figures - codes - {RDFS.label}:
        found.append(Status.DIUBAH)
    if codes:
        found.append(Status.KODE)
    if figures:
        found.append(Status.ANGKA)
    if not found and ubahan:
        found.append(Status.PENULISAN)
    return tuple(found) or (Status.TETAP,)


# --- fields -----------------------------------------------------------------------------------------------

_FIGURES = {KIN.memilikiTarget, KIN.memilikiRealisasi, KIN.pagu}
_FIELDS: tuple[tuple[str, str, Teks], ...] = (
    ("label", RDFS.label, Teks("Nama", "Name")),
    ("kode", KIN.kode, Teks("Kode", "Code")),
    ("formulasi", KIN.formulasi, Teks("Formulasi", "Formula")),
    ("tipe", KIN.tipePenghitungan, Teks("Tipe penghitungan", "Type of calculation")),
    ("arah", KIN.arah, Teks("Arah", "Direction")),
    ("satuan", KIN.satuan, Teks("Satuan", "Unit of measure")),
    ("sumber_data", KIN.sumberData, Teks("Sumber data", "Data source")),
    ("keterangan", KIN.keterangan, Teks("Keterangan", "Remark")),
    ("eselon", KIN.eselon, Teks("Eselon", "Echelon")),
    ("penanggung_jawab", KIN.penanggungJawab, Teks("Penanggung jawab", "Responsible")),
    ("pagu", KIN.pagu, Teks("Pagu", "Budget")),
)


def _fields(old: Unsur | Indikator, new: Unsur | Indikator, before: int, after: int) -> Iterator[Ubahan]:
    for name, prop, words in _FIELDS:
        was, now = _text(getattr(old, name, None)), _text(getattr(new, name, None))
        if was != now:
            yield Ubahan(prop, words, was, now)
    if isinstance(old, Indikator) and isinstance(new, Indikator):
        yield from _values(old.target, new.target, KIN.memilikiTarget, "Target", before, after)
        yield from _values(old.realisasi, new.realisasi, KIN.memilikiRealisasi, "Realisasi", before, after)


def _values(
    old: list[Nilai], new: list[Nilai], prop: str, word: str, before: int, after: int
) -> Iterator[Ubahan]:
    """Yield values of the same period that differ; between years, those of each cascade's own year."""
    was = {_period(n, before, before != after): n for n in old}
    now = {_period(n, after, before != after): n for n in new}
    for period in sorted(was.keys() | now.keys()):
        left, right = was.get(period), now.get(period)
        pair = _value(left), _value(right)
        if pair[0] != pair[1]:
            nilai = right or left
            when = f"{nilai.tahun}" if nilai else ""
            if left and right and left.tahun != right.tahun:
                when = f"{left.tahun} → {right.tahun}"
            quarter = f" triwulan {nilai.triwulan}" if nilai and nilai.triwulan else ""
            english = f" quarter {nilai.triwulan}" if nilai and nilai.triwulan else ""
            words = Teks(f"{word} {when}{quarter}", f"{_ENGLISH[word]} {when}{english}")
            yield Ubahan(prop, words, *pair)


_ENGLISH = {"Target": "Target", "Realisasi": "Realisation"}


def _period(nilai: Nilai, own: int, relative: bool) -> tuple[int, int]:
    return (nilai.tahun - own if relative else nilai.tahun), nilai.triwulan or 0


def _value(nilai: Nilai | None) -> str | None:
    if nilai is None:
        return None
    return " ".join(p for p in (number(nilai.nilai), nilai.satuan) if p)


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, Decimal):
        return number(value)
    text = squeeze(str(value)) or None
    return _SAID.get(text, text) if text else None


_SAID = {Tipe.NON_KUMULATIF.value: "Non Kumulatif"}
