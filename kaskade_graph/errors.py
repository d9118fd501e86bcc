"""Every error this package raises on purpose, as one tree.

::

    KaskadeError            exit code
    ├── UsageError          2   the command, a parameter or the configuration is wrong
    │   ├── UnknownName     2   no such query, rule, element, region ...; carries suggestions
    │   └── AmbiguousName   2   several things fit equally; carries the candidates
    ├── InputError          3   a file cannot be read, or is not what it should be
    │   └── NoCascade       3   readable, but there is no cascade in it
    └── StoreError          4   a store did not answer as it must

Messages are :class:`Teks`, a text in Indonesian and English; the front end picks one.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Lang = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Teks:
    """One text in Indonesian (``id``) and English (``en``).

    >>> Teks("berkas kosong", "the file is empty").pick("en")
    'the file is empty'
    """

    id: str
    en: str

    def pick(self, lang: Lang) -> str:
        """Return the text in ``lang``."""
        return self.en if lang == "en" else self.id


_OF_SYSTEM = {
    errno.EACCES: "izinnya tidak ada",
    errno.EPERM: "izinnya tidak ada",
    errno.EROFS: "tempatnya hanya dapat dibaca",
    errno.ENOSPC: "ruang disk habis",
    errno.EDQUOT: "jatah ruang disk habis",
    errno.EFBIG: "berkas terlalu besar",
    errno.EIO: "perangkatnya gagal membaca atau menulis",
    errno.ENOENT: "berkas atau folder tidak ada",
    errno.EEXIST: "sudah ada",
    errno.EISDIR: "itu sebuah folder",
    errno.ENOTDIR: "itu bukan folder",
    errno.ENOTEMPTY: "foldernya tidak kosong",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautannya berputar",
    errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.ENFILE: "terlalu banyak berkas terbuka",
    errno.ENOMEM: "memori habis",
    errno.EBUSY: "sedang dipakai",
    errno.EINVAL: "namanya tidak sah di sini",
    errno.EPIPE: "penerimanya sudah menutup",
    errno.EADDRINUSE: "alamatnya sedang dipakai",
    errno.EADDRNOTAVAIL: "alamat itu bukan milik mesin ini",
    errno.ECONNREFUSED: "sambungan ditolak",
    errno.ECONNRESET: "sambungan diputus",
    errno.ETIMEDOUT: "tidak dijawab sampai batas waktu",
    errno.EHOSTUNREACH: "mesinnya tidak terjangkau",
    errno.ENETUNREACH: "jaringannya tidak terjangkau",
}


def of_system(error: BaseException | str) -> Teks:
    """Return why the system refused, as it says itself in English, and in Indonesian where that is known.

    >>> of_system(OSError(28, "No space left on device")).id
    'ruang disk habis'
    """
    english = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Teks(_OF_SYSTEM.get(getattr(error, "errno", None) or 0, str(english)), str(english))


class KaskadeError(Exception):
    """Base of all errors raised on purpose. ``exit_code`` is what ``kaskade`` exits with."""

    exit_code = 70
    laporan: object | None = None
    """The account of what was read before it was raised (see
    :class:`kaskade_graph.importers.tables.document.LaporanBaca`), where there is one."""

    def __init__(self, pesan: Teks, saran: Teks | None = None) -> None:
        """``pesan`` says what is wrong and where; ``saran`` says what to do about it."""
        super().__init__(pesan.en)
        self.pesan = pesan
        self.saran = saran

    def text(self, lang: Lang) -> str:
        """Return message and advice in ``lang``, one line each."""
        parts = [self.pesan.pick(lang)]
        if self.saran is not None:
            parts.append(self.saran.pick(lang))
        return "\n".join(parts)


def advised_once(errors: Sequence[KaskadeError]) -> list[Teks]:
    """Return what each error says; an advice that several of them give stands once, with the last of these.

    >>> advice = Teks("Periksa.", "Check.")
    >>> [t.en for t in advised_once([KaskadeError(Teks(n, n), advice) for n in ("a", "b")])]
    ['a', 'b\\nCheck.']
    """
    last = {error.saran: n for n, error in enumerate(errors)}
    return [
        Teks(error.text("id"), error.text("en")) if last[error.saran] == n else error.pesan
        for n, error in enumerate(errors)
    ]


class UsageError(KaskadeError):
    """The command line, a parameter or the configuration is wrong."""

    exit_code = 2


class UnknownName(UsageError):
    """A name that nothing answers to; ``suggestions`` are the nearest ones that exist."""

    def __init__(self, pesan: Teks, suggestions: Sequence[str] = (), saran: Teks | None = None) -> None:
        if saran is None and suggestions:
            near = ", ".join(suggestions)
            saran = Teks(f"Mungkin maksud Anda: {near}", f"Did you mean: {near}")
        super().__init__(pesan, saran)
        self.suggestions = tuple(suggestions)


class AmbiguousName(UsageError):
    """Words that fit several things equally; ``candidates`` are (IRI or code, label, score 0..1)."""

    def __init__(
        self, pesan: Teks, candidates: Sequence[tuple[str, str, float]], saran: Teks | None = None
    ) -> None:
        super().__init__(pesan, saran)
        self.candidates = tuple(candidates)


class InputError(KaskadeError):
    """A file cannot be read, or is not what it should be."""

    exit_code = 3


class ReadInPart(InputError):
    """A file was read, but not the whole of it: there is a result, and something is missing from it."""


class NoCascade(InputError):
    """The file can be read, but no cascade was found in it; ``laporan`` says what was seen instead."""


class StoreError(KaskadeError):
    """A store did not answer as it must."""

    exit_code = 4
