"""How alike two names are, when one may be misspelt: by letters, then by words.

Official names differ from one another by a single word ("... di desa", "... di kelurahan"), while printed
names differ from the official one by letters. So letters alone do not decide: each word without a
counterpart lowers the score below 0.9, however long the rest.
"""

from __future__ import annotations

import re
from functools import lru_cache

_KIND_WORDS = re.compile(r"^(?:(?:program|sub kegiatan|subkegiatan|kegiatan)(?: \d+)? )+(?=\S)")
_GRAMMAR = frozenset(
    ("dan", "di", "ke", "dari", "pada", "yang", "dengan", "dalam", "untuk", "atau", "serta", "oleh")
)
_WITHOUT_COUNTERPART = 0.12
_MOST_COUNTED = 3


def bare(key: str) -> str:
    """Return a folded name without the words, and number, that say what kind of element it is.

    >>> bare("program 2 penunjang urusan")
    'penunjang urusan'
    """
    return _KIND_WORDS.sub("", key)


def spaceless(key: str) -> str:
    """Return a folded name without its spaces, so that "non perizinan" is "nonperizinan"."""
    return key.replace(" ", "")


@lru_cache(maxsize=65_536)
def likeness(a: str, b: str) -> float:
    """Return how alike two folded names are, 0..1; 1 only when they are equal, kind words included.

    >>> likeness("barang cetak dan penggandaan", "barang cetakan dan penggandaan") > 0.9
    True
    >>> likeness("pemeliharaan rumah dinas", "pemeliharaan rumah jabatan") < 0.9
    True
    """
    if a == b:
        return 1.0
    # The word that says the kind may itself be misspelt, so it is tried both without and with it.
    pairs = {(bare(a), bare(b)), (a, b)}
    return round(min(max(_score(left, right) for left, right in pairs), 0.99), 4)


def at_most(a: str, b: str) -> float:
    """Return what :func:`likeness` cannot exceed, much sooner: words only take from what letters give."""
    return 1.0 if a == b else round(min(max(_letters(bare(a), bare(b)), _letters(a, b)), 0.99), 4)


def _letters(left: str, right: str) -> float:
    from rapidfuzz.fuzz import ratio

    return float(ratio(spaceless(left), spaceless(right))) / 100


def _score(left: str, right: str) -> float:
    letters = _letters(left, right)
    odd = min(_without_counterpart(left.split(), right.split()), _MOST_COUNTED)
    return letters * (1 - _WITHOUT_COUNTERPART * odd)


def _without_counterpart(left: list[str], right: list[str]) -> int:
    """Count the words of the one side that have none on the other: the larger of the two counts."""
    left, right = _joined(left, right), _joined(right, left)
    rest_left, rest_right = _unmatched(left, right), _unmatched(right, left)
    least = max(_telling(rest_left) - len(rest_right), _telling(rest_right) - len(rest_left))
    if least >= _MOST_COUNTED:
        return least  # whatever is a misspelling of what
    for word in list(rest_left):
        twin = next((w for w in rest_right if abs(len(w) - len(word)) <= 3 and _same_word(word, w)), None)
        if twin is not None:
            rest_left.remove(word)
            rest_right.remove(twin)
    return max(_telling(rest_left), _telling(rest_right))


def _telling(words: list[str]) -> int:
    return sum(word not in _GRAMMAR for word in words)


def _unmatched(words: list[str], others: list[str]) -> list[str]:
    """Return the words left over when each is struck out with an equal one of the others, equal ones together."""
    rest, open_ = [], list(others)
    for word in words:
        if word in open_:
            open_.remove(word)
        else:
            rest.append(word)
    return sorted(rest, key=words.index) if len(rest) > 1 else rest


def _joined(words: list[str], others: list[str]) -> list[str]:
    """Join neighbours that the other side writes as one word."""
    out: list[str] = []
    for word in words:
        if out and out[-1] + word in others:
            out[-1] += word
        else:
            out.append(word)
    return out


@lru_cache(maxsize=50_000)
def _same_word(a: str, b: str) -> bool:
    """Say whether two words are one word misspelt, or with a suffix such as -an, -kan, -nya.

    Single letters and numbers are no misspellings of one another.
    """
    from rapidfuzz.distance import OSA

    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 3:
        return False  # further apart than any suffix or slip
    if len(short) < 2:
        return long in _GRAMMAR and short in long
    if any(c.isdigit() for c in a + b):
        return False
    if len(short) >= 4 and long.startswith(short):
        return True
    return bool(OSA.distance(a, b) <= (1 if len(short) < 7 else 2))
