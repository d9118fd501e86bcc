"""Findings that are accepted for now: a reviewed file that says which, why, by whom, until when.

A waiver takes a finding out of what is counted, not out of the report. One that has expired covers nothing any
more, and one that covers nothing is said to be unused: both are reported with their line, so that the file stays
as short as it should be.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kaskade_graph.audit.finding import Hasil, Pengecualian, Temuan
from kaskade_graph.audit.rules import get
from kaskade_graph.errors import InputError, Teks, UnknownName
from kaskade_graph.text import fold, shown

KUNCI = ("aturan", "sidik", "unsur", "alasan", "oleh", "sampai")
_TABEL = re.compile(r"^[ \t]*\[\[\s*pengecualian\s*\]\]", re.MULTILINE)
_LARGEST = 5_000_000
_CONTOH = (
    '[[pengecualian]] aturan = "KSK405" unsur = "Indeks Kepuasan Masyarakat" alasan = "..." oleh = "..." '
    "sampai = 2026-12-31"
)
_SHORTEST = 6
"""Characters of a fingerprint that are taken for it."""


@dataclass(frozen=True, slots=True)
class Izin:
    """One waiver of the file: what it covers, and the line it begins at.

    ``aturan`` is a rule code. It covers the finding ``sidik``, or those on elements whose IRI is ``unsur`` or whose
    path holds its words; with neither, every finding of the rule.
    """

    aturan: str
    pengecualian: Pengecualian
    baris: int
    sidik: str = ""
    unsur: str = ""

    def covers(self, temuan: Temuan) -> bool:
        """Say whether this waiver is about ``temuan``, by its code or by one under which it was found before."""
        if temuan.kode == self.aturan:
            return temuan.sidik.startswith(self.sidik) and self._names(temuan)
        if self.aturan not in formerly(temuan.kode) or not (self.sidik or self.unsur):
            return False
        return self._names(temuan) and (not self.sidik or all(self.holds(part) for part in temuan.mewakili))

    def holds(self, marks: Sequence[str]) -> bool:
        """Say whether this waiver names one of the fingerprints ``marks``."""
        return bool(self.sidik) and any(mark.startswith(self.sidik) for mark in marks)

    def _names(self, temuan: Temuan) -> bool:
        """Say whether ``temuan`` is on the element that this waiver names; true where it names none."""
        if not self.unsur or self.unsur == temuan.unsur:
            return True
        words = f" {fold(self.unsur)} "
        names = (f" {fold(step.nama or '')} " for step in temuan.jalur[-1:])
        return any(words in name for name in names)

    def expired(self, today: datetime.date) -> bool:
        """Say whether the last day of this waiver is past."""
        last = self.pengecualian.sampai
        return last is not None and datetime.date.fromisoformat(last) < today


@dataclass(slots=True)
class Waivers:
    """The waivers of one file; after :meth:`apply` also which of them had expired, and which were not used."""

    berkas: str = ""
    izin: tuple[Izin, ...] = ()
    kedaluwarsa: list[Izin] = field(default_factory=list)
    tidak_terpakai: list[Izin] = field(default_factory=list)

    def apply(self, hasil: Sequence[Hasil], today: datetime.date) -> list[Hasil]:
        """Return ``hasil`` with the waived findings marked; the first waiver that covers one counts."""
        self.kedaluwarsa = [i for i in self.izin if i.expired(today)]
        valid = [i for i in self.izin if not i.expired(today)]
        used: set[int] = set()
        out = []
        for one in hasil:
            marked = []
            for temuan in one.temuan:
                found = [] if temuan.status == "selesai" else _covering(valid, temuan)
                if found:
                    temuan = replace(temuan, pengecualian=found[0].pengecualian)
                used.update(id(i) for i in (*found, *_of_consequences(valid, temuan)))
                marked.append(temuan)
            out.append(replace(one, temuan=tuple(marked)))
        self.tidak_terpakai = [i for i in valid if id(i) not in used]
        return out

    def remarks(self) -> list[Teks]:
        """Return what a person who keeps the file has to know, with the lines."""
        return [
            *(
                Teks(
                    f"{self.berkas}:{i.baris}: pengecualian {i.aturan} berlaku sampai {i.pengecualian.sampai} "
                    "dan sudah lewat; temuannya dihitung lagi.",
                    f"{self.berkas}:{i.baris}: the waiver of {i.aturan} was until {i.pengecualian.sampai} and is "
                    "over; its findings count again.",
                )
                for i in self.kedaluwarsa
            ),
            *(
                Teks(
                    f"{self.berkas}:{i.baris}: pengecualian {i.aturan} tidak mengenai temuan apa pun; hapus bila "
                    "sudah tidak perlu.",
                    f"{self.berkas}:{i.baris}: the waiver of {i.aturan} covers no finding; delete it if "
                    "it is done.",
                )
                for i in self.tidak_terpakai
            ),
        ]


def _covering(valid: Sequence[Izin], temuan: Temuan) -> list[Izin]:
    """Return the waivers that take ``temuan`` out: the first that covers it, or one for each of its parts."""
    first = next((i for i in valid if i.covers(temuan)), None)
    if first is not None:
        return [first]
    codes = (temuan.kode, *formerly(temuan.kode))
    own = [i for i in valid if i.aturan in codes]
    parts = [next((i for i in own if i.holds(part)), None) for part in temuan.mewakili]
    found = [i for i in parts if i is not None]
    return found if parts and len(found) == len(parts) else []


def _of_consequences(valid: Sequence[Izin], temuan: Temuan) -> list[Izin]:
    """Return the waivers of findings that are now said with ``temuan``: they hold again once it is put right."""
    said = {i.kode: i.sidik for i in temuan.ikutan}
    return [
        i
        for i in valid
        if i.aturan in said and (i.holds((said[i.aturan],)) or (i.unsur and i._names(temuan)))
    ]


def formerly(kode: str) -> tuple[str, ...]:
    """Return the codes under which an earlier version found what the rule ``kode`` finds."""
    try:
        return get(kode).dahulu
    except UnknownName:  # a rule of a folder of rules that is not used now
        return ()


def read(path: Path) -> Waivers:
    """Return the waivers in the TOML file ``path``.

    Raises :class:`InputError`, with the line, for what is not right in it.
    """
    name = shown(str(path))
    try:
        if path.stat().st_size > _LARGEST:
            raise _bad(name, 1, Teks("terlalu besar", "too large"))
        text = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        why = shown(str(error))
        # TOML names the place in its message; the line goes where an editor looks for it.
        at = re.search(r"\(at line (\d+)", why)
        raise _bad(
            name, int(at.group(1)) if at else 1, Teks(f"tidak terbaca: {why}", f"cannot be read: {why}")
        ) from error
    entries = data.get("pengecualian", [])
    if set(data) - {"pengecualian"} or not isinstance(entries, list):
        raise _bad(name, 1, Teks("isinya hanya boleh [[pengecualian]]", "it may hold [[pengecualian]] only"))
    lines = [text.count("\n", 0, m.start()) + 1 for m in _TABEL.finditer(text)]
    lines += [1] * (len(entries) - len(lines))
    return Waivers(name, tuple(_izin(name, line, entry) for line, entry in zip(lines, entries, strict=False)))


def _izin(name: str, line: int, entry: Any) -> Izin:
    if not isinstance(entry, Mapping):
        raise _bad(name, line, Teks("bukan tabel", "not a table"))
    strange = sorted(set(entry) - set(KUNCI))
    if strange:
        known = ", ".join(KUNCI)
        what = shown(strange[0])
        raise _bad(
            name,
            line,
            Teks(
                f"kunci {what!r} tidak dikenal; yang dikenal: {known}",
                f"unknown key {what!r}; known: {known}",
            ),
        )
    for key in ("aturan", "alasan", "oleh"):
        if not str(entry.get(key, "")).strip():
            raise _bad(name, line, Teks(f"“{key}” belum diisi", f"“{key}” is missing"))
    sidik = str(entry.get("sidik", "")).strip().lower()
    if sidik and not re.fullmatch(rf"[0-9a-f]{{{_SHORTEST},16}}", sidik):
        raise _bad(name, line, Teks(f"sidik tidak sah: {shown(sidik)}", f"not a fingerprint: {shown(sidik)}"))
    return Izin(
        aturan=_rule(name, line, str(entry["aturan"])),
        pengecualian=Pengecualian(
            str(entry["alasan"]).strip(), str(entry["oleh"]).strip(), _day(name, line, entry)
        ),
        baris=line,
        sidik=sidik,
        unsur=str(entry.get("unsur", "")).strip(),
    )


def _rule(name: str, line: int, kode: str) -> str:
    try:
        return get(kode).kode
    except UnknownName as error:
        near = ", ".join(error.suggestions)
        raise _bad(
            name,
            line,
            Teks(f"{error.pesan.id}; mungkin: {near}", f"{error.pesan.en}; perhaps: {near}")
            if near
            else error.pesan,
        ) from error


def _day(name: str, line: int, entry: Mapping[str, Any]) -> str | None:
    value = entry.get("sampai")
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise _bad(
            name,
            line,
            Teks(
                "“sampai” bukan tanggal; tulis seperti 2026-12-31",
                "“sampai” is no date; write it like 2026-12-31",
            ),
        ) from error


def _bad(name: str, line: int, why: Teks) -> InputError:
    return InputError(
        Teks(f"{name}:{line}: {why.id}", f"{name}:{line}: {why.en}"),
        Teks(f"Contoh: {_CONTOH}", f"Example: {_CONTOH}"),
    )
