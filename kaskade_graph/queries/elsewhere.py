"""Sentences that another command answers: what a cut would do, what changed, which units have most findings."""

from __future__ import annotations

import re

from kaskade_graph.errors import Teks, UnknownName
from kaskade_graph.text import fold, shown, squeeze

_IF = r"\b(?:bila|kalau|jika|apabila|seandainya|akibat(?:nya)?|dampak(?:nya)?|if|impact|breaks)\b"
_CUT = r"\b(?:di(?:hapus|potong|hilang|coret|tiada|pangkas|batal)(?:kan)?|hilang|cut|removed|dropped)\b"
_CHANGED = re.compile(
    r"\b(?:berubah|perubahan(?:nya)?|beda(?:nya)?|perbedaan(?:nya)?|changed|differs?|differences?)\b"
)


def is_about_a_cut(text: str) -> bool:
    """Say whether a sentence asks what becomes of the rest without a thing.

    >>> is_about_a_cut("apa akibatnya kalau penyediaan gaji dihapus")
    True
    >>> is_about_a_cut("indikator yang dihapus sejak tahun lalu")
    False
    """
    said = fold(text)
    return bool(re.search(_IF, said) and re.search(_CUT, said))


def is_about_change(text: str) -> bool:
    """Say whether a sentence asks what changed, of a cascade and not of an indikator.

    >>> is_about_change("apa yang berubah dari tahun lalu")
    True
    """
    said = fold(text)
    return bool(_CHANGED.search(said)) and not re.search(
        r"\bindikator\b|\bindicator|\btarget|\bcetak|\btercetak", said
    )


_FINDINGS = re.compile(r"\b(?:temuan(?:nya)?|pelanggaran(?:nya)?|kesalahan(?:nya)?|findings?)\b")
_FOLLOWED = re.compile(r"\b(?:di)?tindak ?lanjut(?:i|nya)?\b|\bfollow(?:ed)? ?up\b")


def about_findings(text: str) -> tuple[str, str] | None:
    """Return the command that answers a sentence about findings or their follow-up, in both languages; or None.

    >>> about_findings("peringkat kecamatan menurut jumlah temuan")[0]
    'kaskade audit BERKAS...'
    >>> about_findings("temuan apa yang belum ditindaklanjuti")[1]
    'kaskade audit FILES... --baseline EARLIER.json'
    >>> about_findings("indikator tanpa target")
    """
    said = fold(text)
    if _FOLLOWED.search(said):
        return (
            "kaskade audit BERKAS... --baseline SEBELUMNYA.json",
            "kaskade audit FILES... --baseline EARLIER.json",
        )
    if _FINDINGS.search(said):
        return "kaskade audit BERKAS...", "kaskade audit FILES..."
    return None


def refer(text: str, thing: str | None) -> None:
    """Raise :class:`UnknownName` with the command that answers ``text``, where no saved question does.

    ``thing`` is what the sentence names, as far as it is known.
    """
    if is_about_a_cut(text):
        named = squeeze(re.sub(f"{_IF}|{_CUT}", " ", thing or ""))
        command = f'kaskade impact "{shown(named or "...")}"'
        raise _other(text, command)
    if command_of := about_findings(text):
        raise _other(text, *command_of)
    if is_about_change(text):
        raise _other(text, "kaskade diff LAMA BARU", "kaskade diff OLD NEW")


def _other(text: str, command: str, command_en: str | None = None) -> UnknownName:
    given = shown(text)
    return UnknownName(
        Teks(f"{given!r} dijawab oleh perintah lain", f"{given!r} is answered by another command"),
        (),
        Teks(f"Jalankan: {command}", f"Run: {command_en or command}"),
    )
