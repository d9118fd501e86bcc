"""What a hastily typed word stands for: "rmus", "skrg", "sampe", "ilang", "adminstrasi".

A word is read as another only when nothing explains it, neither the questions, nor the names in the data, nor the
dictionary; and only when one known word is nearest. What is read so is told with the answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kaskade_graph.language import words as language

_VOWELS = frozenset("aiueo")
_SHORTEST = 3
_SPELLED = 5
"""Letters from which one slip is thought of; from twice as many, nearly, two."""
_LONG = 9


def meant(word: str, known: Collection[str]) -> str | None:
    """Return the one word of ``known`` that a word nobody knows was meant to be, else None.

    >>> known = ["rumus", "sekarang", "sampai", "hilang", "administrasi", "target"]
    >>> [meant(w, known) for w in ("rmus", "skrg", "sampe", "ilang", "adminstrasi", "targt")]
    ['rumus', 'sekarang', 'sampai', 'hilang', 'administrasi', 'target']
    >>> meant("beras", ["berkas"]) is None
    True
    """
    if len(word) < _SHORTEST or not word.isalpha() or in_dictionary(word):
        return None
    spoken = [form for form in _as_spoken(word) if form in known]
    return spoken[0] if spoken else _one(_shortened(word, known)) or _one(_slipped(word, known))


def in_dictionary(word: str) -> bool:
    """Say whether ``word`` is a word of the language, or made of one."""
    return language.stem(word) in language.roots()


def _as_spoken(word: str) -> Iterable[str]:
    """Yield what a word that is written as it is spoken stands for: "sampe", "kalo", "itung"."""
    for ending, full in (("e", "ai"), ("o", "au"), ("et", "at"), ("el", "al"), ("er", "ar"), ("ek", "ak")):
        if word.endswith(ending):
            yield word.removesuffix(ending) + full
    if word[0] in _VOWELS:
        yield f"h{word}"
        yield f"s{word}"
    for beginning, full in (("nge", "menge"), ("ng", "meng"), ("ny", "meny"), ("n", "men"), ("m", "mem")):
        if word.startswith(beginning):
            yield full + word.removeprefix(beginning)


def _one(found: Collection[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _shortened(word: str, known: Collection[str]) -> set[str]:
    """Return the words of which ``word`` leaves out vowels, and one consonant at most."""
    fits = {w: missing for w in known if (missing := _left_out(word, w)) is not None}
    least = min(fits.values(), default=0)
    return {w for w, missing in fits.items() if missing == least}


def _left_out(short: str, full: str) -> tuple[int, int] | None:
    """Return how many consonants and letters of ``full`` are not in ``short``, None where more than that differs."""
    if short[0] != full[0] or short[-1] != full[-1] or not 0 < len(full) - len(short) <= len(short):
        return None
    at, missing = 0, ""
    for letter in full:
        if at < len(short) and letter == short[at]:
            at += 1
        else:
            missing += letter
    consonants = sum(letter not in _VOWELS for letter in missing)
    return (consonants, len(missing)) if at == len(short) and consonants <= 1 else None


def _slipped(word: str, known: Collection[str]) -> set[str]:
    """Return the words nearest to ``word`` by one slip (a letter more, less, other, or two in turn), two if long."""
    if len(word) < _SPELLED:
        return set()
    from rapidfuzz.distance import OSA

    most = 2 if len(word) >= _LONG else 1
    near: dict[str, int] = {}
    for other in known:
        if other[0] == word[0] and len(other) >= _SPELLED - 1 and abs(len(other) - len(word)) <= most:
            away = OSA.distance(word, other, score_cutoff=most)
            if away <= most:
                near[other] = int(away)
    least = min(near.values(), default=0)
    return {w for w, away in near.items() if away == least}
