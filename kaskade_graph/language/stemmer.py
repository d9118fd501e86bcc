"""The root of an Indonesian word: what stands around it is taken off, as long as a root of the list is left.

Prefixes, suffixes and what a nasal prefix does to the sound after it are those of Adriani et al., "Stemming
Indonesian: a confix-stripping approach" (ACM TALIP 6(4), 2007). That paper takes affixes off in a fixed order
and puts them back when nothing is found; here the fewest are taken off, the last before the first: "berikan"
is "beri" and not "ikan".
"""

from __future__ import annotations

from collections.abc import Container, Iterator

_PARTICLES = ("lah", "kah", "tah", "pun", "nya", "ku", "mu")
_SUFFIXES = ("kan", "an", "i")
_SHORTEST = 3
"""Letters of the shortest root that is looked for inside a word."""
_MOST = 5
"""Affixes that a word has at most: "mempertanggungjawabkannya" has four."""
_VOWELS = "aiueo"
_NOT_TOGETHER = {
    "ber": {"i"},
    "di": {"an"},
    "ke": {"i", "kan"},
    "me": {"an"},
    "se": {"i", "kan"},
    "ter": {"an"},
}
"""Suffixes that a word does not have when that prefix is its first."""
_NASAL = {"ny": ("s",), "ng": ("", "k"), "m": ("p",), "n": ("t",)}
"""The sound at the end of me- or pe- before a vowel, and the letters that it may have swallowed."""


def root(word: str, roots: Container[str]) -> str:
    """Return the root of ``word``, folded, that is among ``roots``, or the word when there is none.

    >>> known = {"daya", "beri", "ikan", "sapu", "tulis", "ajar", "sah", "kerja"}
    >>> [root(w, known) for w in ("pemberdayaan", "berikan", "menyapu", "penulisannya", "belajar", "pengesahan")]
    ['daya', 'beri', 'sapu', 'tulis', 'ajar', 'sah']
    """
    if word in roots or len(word) <= _SHORTEST:
        return word
    # A form, the prefixes that were taken off, first to last, and the suffixes.
    forms: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [(word, (), ())]
    seen = {word}
    for _ in range(_MOST):
        shorter = []
        for form, before, after in forms:
            for rest, prefix, suffix in _stripped(form, before, after):
                if rest in seen or len(rest) < _SHORTEST:
                    continue
                if rest in roots and _may_be(rest, before + prefix, after + suffix):
                    return rest
                seen.add(rest)
                shorter.append((rest, before + prefix, after + suffix))
        forms = shorter
    return word


def _stripped(
    form: str, before: tuple[str, ...], after: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield the form with one affix less: suffixes first."""
    for ending in _SUFFIXES:
        if form.endswith(ending) and not set(after) & set(_SUFFIXES):
            yield form[: -len(ending)], (), (ending,)
    for ending in _PARTICLES:
        if form.endswith(ending) and not set(after) & {*_SUFFIXES, ending}:
            yield form[: -len(ending)], (), (ending,)
    if len(before) < 3:
        for rest, prefix in _without_prefix(form):
            if prefix not in before:
                yield rest, (prefix,), ()


def _may_be(rest: str, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    return len(rest) > 1 and not (before and _NOT_TOGETHER.get(before[0], set()) & set(after))


def _without_prefix(form: str) -> Iterator[tuple[str, str]]:
    """Yield what a form may be without its first prefix, and which prefix that is; the plainest reading first."""
    for plain in ("di", "ke", "se"):
        if form.startswith(plain):
            yield form[2:], plain
    for prefix, name in (("ber", "ber"), ("ter", "ter"), ("per", "per")):
        if form.startswith(prefix):
            yield form[3:], name
            if form[3:4] and form[3] in _VOWELS:
                yield form[2:], name  # be-rasa: one r for two
        elif form.startswith(prefix[:2]) and form[3:5] == "er":
            yield form[2:], name  # be-kerja
    if form.startswith(("belajar", "pelajar")):
        yield form[3:], "ber" if form[0] == "b" else "pe"
    for prefix in ("me", "pe"):
        if form.startswith(prefix):
            yield from ((rest, prefix) for rest in _without_nasal(form[2:]))


def _without_nasal(tail: str) -> Iterator[str]:
    """Yield what may stand after me- or pe-, with and without the nasal, and the letter it swallowed."""
    if tail[:1] not in ("m", "n"):
        yield tail
        return
    sound = next(s for s in _NASAL if tail.startswith(s))
    rest = tail[len(sound) :]
    if rest[:1] in _VOWELS:
        if sound in ("m", "n", "ny"):
            yield tail  # me-masak, me-nilai, me-nyanyi
        yield from (swallowed + rest for swallowed in _NASAL[sound])
        if sound == "ng" and rest.startswith("e"):
            yield rest[1:]  # menge-sah-kan
    else:
        yield rest
