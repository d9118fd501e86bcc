"""Findings over time: what is new since an earlier audit, what goes on, what was put right.

The earlier audit is the JSON that it wrote, or its worksheet (:mod:`kaskade_graph.reports.worksheet_baseline`).
Findings are recognised by their fingerprint, which holds the unit and the names of elements and neither year, line
nor IRI: so last year's audit may stand against this year's cascade. Where a name was corrected in between, a slip of
the pen for instance, the finding is recognised by the nearest name; where it was changed for another, the finding
counts as put right and found anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any, get_args

from rapidfuzz import fuzz

from kaskade_graph.audit.finding import Bukti, Hasil, Keparahan, Langkah, Pengecualian, Status, Temuan
from kaskade_graph.audit.rules import load_all
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.iri import unit_of
from kaskade_graph.text import fold, shown

LARGEST = 500_000_000
"""Bytes of an earlier audit: some thousand cascades."""
ALIKE = 75
"""From this likeness of words (0 to 100) on, a finding that is gone and a new one of its rule are one finding."""
_SIDIK = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Dasar:
    """The findings of an earlier audit that were to be acted on, and those that were waived."""

    berkas: str
    temuan: tuple[Temuan, ...]


def read(path: Path) -> Dasar:
    """Return the findings in the JSON of an earlier audit; those put right by then are left out.

    Raises :class:`InputError` when the file cannot be read or is not such JSON, naming the finding at fault.
    """
    name = shown(str(path))
    try:
        if path.stat().st_size > LARGEST:
            raise _bad(name, Teks("terlalu besar", "too large"))
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(name, error) from error
    return Dasar(name, tuple(t for t in parse(name, data) if t.status != "selesai"))


def parse(name: str, text: bytes) -> list[Temuan]:
    """Return all findings in the JSON of an audit; raises :class:`InputError` as :func:`read` does."""
    try:
        data = json.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _unreadable(name, error) from error
    entries = data.get("temuan") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise _bad(name, Teks("tidak ada daftar “temuan”", "there is no list “temuan”"))
    return [_temuan(name, number, entry) for number, entry in enumerate(entries, start=1)]


def _unreadable(name: str, error: Exception) -> InputError:
    why = shown(str(error))
    return _bad(name, Teks(f"tidak terbaca: {why}", f"cannot be read: {why}"))


def compare(hasil: Sequence[Hasil], dasar: Dasar) -> tuple[list[Hasil], list[Teks]]:
    """Return ``hasil`` with the status of every finding, and with what was put right since; and remarks.

    Put right is only what a rule that ran this time does not find any more in a unit that was audited this time:
    of the rest nothing is known, and the remarks say how much that is. A defect found throughout a document is one
    finding; mended in part it becomes several, and the other way round: these go on, see :func:`_reshaped`.
    """
    old = {t.sidik for t in dasar.temuan}
    now = {s for h in hasil for t in h.temuan for s in _said(t)}
    gone: list[list[Temuan]] = [[] for _ in hasil]
    unknown = 0
    for temuan in (t for t in dasar.temuan if t.sidik not in now):
        at = _place(temuan, hasil)
        if at is None or temuan.kode not in hasil[at].diperiksa:
            unknown += 1
        else:
            gone[at].append(temuan)
    out = [_followed_up(h, old, lost) for h, lost in zip(hasil, gone, strict=True)]
    return out, [_unknown(unknown, dasar)] if unknown else []


def _followed_up(hasil: Hasil, old: Set[str], gone: Sequence[Temuan]) -> Hasil:
    new = [t for t in hasil.temuan if old.isdisjoint(_said(t))]
    reshaped = _reshaped(new, gone)
    same = {t.sidik for t in (*new, *gone) if t.kode in reshaped}
    same.update(*_renamed(new, gone))
    done = tuple(replace(t, status="selesai", pengecualian=None) for t in gone if t.sidik not in same)
    fresh = {t.sidik for t in new if t.sidik not in same}
    marked = tuple(replace(t, status="baru" if t.sidik in fresh else "berlanjut") for t in hasil.temuan)
    return replace(hasil, temuan=(*marked, *done))


def _said(temuan: Temuan) -> Iterator[str]:
    """Yield the fingerprints that a finding stands under: its own, of its parts, of what follows from it."""
    yield temuan.sidik
    yield from (s for part in temuan.mewakili for s in part)
    yield from (i.sidik for i in temuan.ikutan)


def _reshaped(new: Sequence[Temuan], gone: Sequence[Temuan]) -> set[str]:
    """Return the rules whose one finding on the whole document became findings on its elements, or they one."""

    def whole(temuan: Iterable[Temuan]) -> set[str]:
        return {t.kode for t in temuan if not t.jalur and t.kode in _collapsing()}

    codes_new, codes_gone = {t.kode for t in new}, {t.kode for t in gone}
    return (whole(gone) & codes_new) | (whole(new) & codes_gone)


def _renamed(new: Sequence[Temuan], gone: Sequence[Temuan]) -> list[tuple[str, str]]:
    """Return the fingerprints of findings that are the same but for the spelling of a name, the nearest first."""
    by_rule: dict[tuple[str, str], list[Temuan]] = {}
    for temuan in gone:
        if temuan.jalur:
            by_rule.setdefault((temuan.kode, temuan.jalur[-1].jenis), []).append(temuan)
    near = [
        (score, a.sidik, b.sidik)
        for a in new
        if a.jalur
        for b in by_rule.get((a.kode, a.jalur[-1].jenis), ())
        if (score := _likeness(a, b)) >= ALIKE
    ]
    pairs: dict[str, str] = {}
    for _, one, other in sorted(near, key=lambda n: (-n[0], n[1], n[2])):
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return [*pairs.items()]


def _likeness(one: Temuan, other: Temuan) -> float:
    """How alike two elements, and what they stand under, are by their names: as the least alike words are, to 100."""
    paths = zip(reversed(one.jalur[-2:]), reversed(other.jalur[-2:]), strict=False)
    return min(_spelling(fold(a.nama or ""), fold(b.nama or "")) for a, b in paths)


def _spelling(one: str, other: str) -> float:
    """How alike the least alike words of two names are; 0 where a number differs, or the number of words.

    >>> round(_spelling("presentase layanan", "persentase layanan"))
    90
    >>> _spelling("laporan triwulan 1", "laporan triwulan 2"), _spelling("karangtaruna", "karang taruna")
    (0, 100)
    """
    if one.replace(" ", "") == other.replace(" ", ""):
        return 100
    pairs = [*zip_longest(one.split(), other.split(), fillvalue="")]
    if any(a != b and (a + b).isdigit() for a, b in pairs):
        return 0
    return min((fuzz.ratio(a, b) for a, b in pairs), default=100)


def _collapsing() -> frozenset[str]:
    return frozenset(r.kode for r in load_all() if r.kolaps)


def _place(temuan: Temuan, hasil: Sequence[Hasil]) -> int | None:
    """Return the number of the cascade that a finding was of: the same, else the last of the same unit."""
    same = [n for n, h in enumerate(hasil) if _within(temuan.unsur, h.kaskade)]
    unit = [n for n, h in enumerate(hasil) if _within(temuan.unsur, unit_of(h.kaskade))]
    return same[0] if same else max(unit, key=lambda n: (hasil[n].tahun, hasil[n].versi)) if unit else None


def _within(iri: str, above: str) -> bool:
    return iri == above or iri.startswith(above + "/")


def _temuan(name: str, number: int, entry: Any) -> Temuan:
    """Return one finding; its texts are in the language of the audit that wrote them."""
    try:
        if not _SIDIK.fullmatch(entry["sidik"]):
            raise ValueError(entry["sidik"])
        if entry["status"] not in (None, *get_args(Status)):
            raise ValueError(entry["status"])
        return Temuan(
            kode=str(entry["kode"]),
            nama=str(entry["nama"]),
            keparahan=Keparahan(entry["keparahan"]),
            unsur=str(entry["unsur"]),
            jalur=tuple(step(str(name)) for name in entry["jalur"]),
            kondisi=_same(entry["kondisi"]),
            kriteria=_same(entry["kriteria"]),
            akibat=_same(entry["akibat"]),
            rekomendasi=_same(entry["rekomendasi"]),
            bukti=tuple(_bukti(b) for b in entry["bukti"]),
            keyakinan=float(entry["keyakinan"]),
            sidik=entry["sidik"],
            status=entry["status"],
            pengecualian=_waiver(entry.get("pengecualian")),
        )
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        what = shown(str(error))[:80]
        raise _bad(
            name, Teks(f"temuan ke-{number} tidak sah: {what}", f"finding {number} is not valid: {what}")
        ) from error


def _waiver(entry: dict[str, Any] | None) -> Pengecualian | None:
    if entry is None:
        return None
    until = entry.get("sampai")
    return Pengecualian(str(entry["alasan"]), str(entry["oleh"]), None if until is None else str(until))


def step(text: str) -> Langkah:
    """Return one step of a path from the words of a report; its IRI is not in them."""
    jenis, _, nama = text.partition(": ")
    return Langkah("", jenis, nama or None)


def _same(text: object) -> Teks:
    return Teks(str(text), str(text))


def _bukti(entry: dict[str, Any]) -> Bukti:
    lines = entry["baris"]
    page = entry["halaman"]
    return Bukti(
        berkas=str(entry["berkas"]),
        baris=(int(lines[0]), int(lines[1])) if lines else None,
        halaman=None if page is None else int(page),
        lembar=_text(entry["lembar"]),
        sel=_text(entry["sel"]),
        kutipan=str(entry["kutipan"]),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _unknown(count: int, dasar: Dasar) -> Teks:
    return Teks(
        f"{count} temuan dalam {dasar.berkas} tidak dinilai: unit atau aturannya tidak diperiksa kali ini.",
        f"{count} findings in {dasar.berkas} were not judged: their unit or rule was not looked at this time.",
    )


def _bad(name: str, why: Teks) -> InputError:
    return InputError(
        Teks(f"{name}: bukan hasil audit terdahulu: {why.id}", f"{name}: not an earlier audit: {why.en}"),
        Teks(
            "Pakai JSON atau kertas kerja audit itu: kaskade audit DOKUMEN -o audit.json (atau .xlsx)",
            "Take the JSON or the worksheet of that audit: kaskade audit DOCUMENT -o audit.json (or .xlsx)",
        ),
    )
