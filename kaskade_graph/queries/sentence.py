"""What a sentence is about: the cascades and the thing that it names, and the concepts that are left to ask.

The names in the store decide. "Gimana kec lain mengukur penyediaan gaji asn tahun 2024" names the scope
"2024" and the thing "penyediaan gaji asn"; what is left asks. Every word is accounted for: it names, it asks, it
carries the sentence, or it is not understood.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kaskade_graph.language import tables
from kaskade_graph.queries import finding, lexicon, respelling
from kaskade_graph.queries.names import SPELLING, StoredNames
from kaskade_graph.queries.resolve import Candidate
from kaskade_graph.text import fold

_CODE = re.compile(r"(\d+(?:\.\d+)+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE = re.compile(
    r"\b((?:19|20)\d\d)\s*(?:-|–|—|s\.?/?d\.?|sampai(?: dengan)?|hingga|to|until)\s*(?:tahun\s*)?((?:19|20)\d\d)\b",
    re.I,
)
_BETWEEN = re.compile(
    r"\bantara\s+(?:tahun\s+)?((?:19|20)\d\d)\s+(?:dan|hingga)\s+(?:tahun\s+)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(\d{1,2}|dua|tiga|empat|lima|enam)\s+(?:tahun|thn|th)\s+(?:terakhir|belakangan|ini)\b", re.I
)
_THIS = re.compile(r"\b(?:tahun|thn|th)\s+(?:ini|berjalan|terakhir|terbaru)\b|\bthis year\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”']([^\"“”']{2,})[\"“”']")
_NAMED = re.compile(
    r"\b(kata|frasa|frase|istilah|tulisan|kalimat|sebutan|teks|word|phrase)\s+"
    r"((?:[A-Z][\w./-]*)(?:\s+[A-Z][\w./-]*)*|[a-z][\w-]+)"
)
_YES = frozenset({"sudah", "apakah", "apa", "ada", "adakah"})
_NO = frozenset({"belum", "tidak", "bukan"})
_PART = frozenset({"yang", "dan", "atau", "mana", "masih", "nya"})
_REGION = frozenset({"kecamatan", "kabupaten", "kota", "provinsi", "tahun"})
_OFFICE = frozenset(
    {"dinas", "badan", "kantor", "satuan", "bagian", "biro", "kelurahan", "daerah", "unit", "opd", "skpd"}
)
"""Words that many offices are called by: they name none alone."""
_KINDS = frozenset(
    {
        "tujuan",
        "sasaran",
        "sasaran strategis",
        "program",
        "kegiatan",
        "sub kegiatan",
        "subkegiatan",
        "indikator",
    }
)
_NUMBERS = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6}
_MOST = 60


def is_code(words: str) -> bool:
    """Say whether the thing of a sentence is a code of the nomenclature: "7.01.02"."""
    return _CODE.fullmatch(words) is not None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence taken apart.

    ``wilayah`` are the words that name a unit or region, ``tahun`` the years, in order. ``tentang`` are the words of
    the thing that it names, ``jenis`` the kind named before it (the words, folded). ``tanya`` are the concepts that
    are asked; with ``jenis`` among them when it may belong to the question rather than to the thing. ``sisa`` are
    the words that nothing is known of. ``dibaca`` are words that were read as another, with that.
    """

    wilayah: str
    tahun: tuple[str, ...]
    tentang: str
    jenis: str
    tanya: frozenset[str]
    tanya_dengan_jenis: frozenset[str]
    sisa: tuple[str, ...]
    tahun_ini: bool = False
    dibaca: tuple[tuple[str, str], ...] = ()


def take_apart(text: str, index: finding.Index, scopes: Sequence[Candidate], names: StoredNames) -> Sentence:
    """Return what ``text`` is about, and what is left of it to ask."""
    text, quoted = _phrase_of(text, index, names)
    text, years, this = _years(text, scopes)
    spoken = _spoken(scopes)
    typed = _written_out(_words(text)[:_MOST], scopes, names)
    meant = [_meant(w, spoken, index, names) for w in typed]
    words = _without_tags(meant, index)
    read = tuple((w, m) for w, m in zip(typed, meant, strict=True) if w != m)
    pieces = index.lexicon.pieces(words)
    phrase = {i for p in pieces if p.last > p.first for i in range(p.first, p.last + 1)}
    region = {i for i, word in enumerate(words) if i not in phrase and _is_region(word, spoken, index)}
    region -= _within_names(words, spoken, names)
    region -= _only_asking(words, region, spoken, index)
    stranger = _stranger(words, {*region, *phrase}, index, names)
    if stranger is not None:
        region.add(stranger)
    around = _around(words, region)
    thing = () if quoted else _thing(words, region | around, phrase, index, names)
    kind = _kind_before(words, thing)
    rest = {*region, *around, *thing}
    sisa, said = _said(words, rest | set(kind), index)
    _, with_kind = _said(words, rest, index)
    return Sentence(
        wilayah=" ".join(words[i] for i in sorted(region)),
        tahun=years,
        tentang=fold(quoted) if quoted else " ".join(words[i] for i in thing),
        jenis=" ".join(words[i] for i in kind),
        tanya=said | ({"frasa"} if quoted and not said else frozenset()),
        tanya_dengan_jenis=with_kind,
        sisa=sisa,
        tahun_ini=this,
        dibaca=read,
    )


def _phrase_of(text: str, index: finding.Index, names: StoredNames) -> tuple[str, str]:
    """Return a text without the phrase that is looked for in it, and that phrase, "" when there is none.

    In quotation marks; or after "kata", "frasa", "the word": the words with a capital, or one that is not known.
    """
    if quoted := _QUOTED.search(text):
        return _QUOTED.sub(" ", text), quoted[1]
    named = _NAMED.search(text)
    if named is None or text.istitle():
        return text, ""
    phrase = named[2].strip()
    if not phrase[0].isupper() and (index.understood(fold(phrase)) is not None or names.has(fold(phrase))):
        return text, ""
    return text[: named.start(2)] + " " + text[named.end(2) :], phrase


def _meant(word: str, spoken: Collection[str], index: finding.Index, names: StoredNames) -> str:
    """Return a word, or the one that it was meant to be."""
    if word in spoken or names.has(word) or index.understood(word) is not None or _CODE.fullmatch(word):
        return word
    if word in tables.singkatan():
        return word
    known = index.lexicon.vocabulary | names.vocabulary | frozenset(spoken)
    return respelling.meant(word, known) or word


def _without_tags(words: Sequence[str], index: finding.Index) -> list[str]:
    """Return words without a "no" that only asks for a yes ("sudah sesuai belum?"), and "sama" for "dan"."""
    out = list(words)
    plain = [lexicon.written(w) for w in out]
    if len(out) > 2 and plain[-1] in _NO and plain[-2] not in _PART and _YES & set(plain[:-1]):
        out.pop()
    kinds = [index.understood(w) in lexicon.KINDS for w in out]
    return [
        w
        for i, w in enumerate(out)
        if not (lexicon.written(w) == "sama" and 0 < i < len(out) - 1 and kinds[i - 1] and kinds[i + 1])
    ]


def _years(text: str, scopes: Sequence[Candidate]) -> tuple[str, tuple[str, ...], bool]:
    """Return a text without its years, these in order, and whether one of them was only called "this year"."""
    known = sorted({y for s in scopes for y in _YEAR.findall(s.label)})
    found: set[str] = set()
    this = False
    for pattern in (_RANGE, _BETWEEN):
        for match in pattern.finditer(text):
            first, last = sorted((int(match[1]), int(match[2])))
            found |= {str(y) for y in range(first, min(last, first + 30) + 1)}
        text = pattern.sub(" ", text)
    if last_ones := _LAST.search(text):
        count = _NUMBERS.get(last_ones[1].lower()) or int(last_ones[1])
        found |= set(known[-count:])
        text = _LAST.sub(" ", text)
    if _THIS.search(text) and not found:
        this = True
        found |= set(known[-1:])
        text = _THIS.sub(" ", text)
    without_codes = _CODE.sub(" ", text)
    single = [w for w in re.findall(r"\b\d{4}\b", without_codes) if _YEAR.fullmatch(w)]
    found |= set(single)
    for year in single:
        text = re.sub(rf"(?<![\d.]){year}(?![\d.]*\d)", " ", text)
    return text, tuple(sorted(found)), this


def _words(text: str) -> list[str]:
    """Return the folded words of ``text``; a code ("7.01.02") is one word."""
    return [
        w for part in _CODE.split(text) for w in ([part] if _CODE.fullmatch(part) else fold(part).split())
    ]


def _spoken(scopes: Iterable[Candidate]) -> frozenset[str]:
    """Return the words that tell one scope from another, years and what every region is called left out."""
    said = {w for scope in scopes for w in fold(scope.label).split() if not w.isdecimal()}
    return frozenset(said - _REGION - _OFFICE - tables.kelompok("henti") - {"murni", "perubahan"})


def _written_out(words: Sequence[str], scopes: Iterable[Candidate], names: StoredNames) -> list[str]:
    """Return words with the short name of an office ("bpbd", "disdukcapil") as the words of the office that it is."""
    offices = {tuple(w for w in fold(s.label).split() if w.isalpha() and w != "murni") for s in scopes}
    short = {
        "".join(w[0] for w in o if w not in tables.kelompok("henti")): o
        for o in sorted(offices)
        if len(o) > 2
    }
    out: list[str] = []
    for at, word in enumerate(words):
        full: tuple[str, ...] = () if _stands_in_names(words, at, names) else short.get(word, ())
        if not full and (said := tables.singkatan().get(word)) and not names.has(word):
            full = next((o for o in sorted(offices) if set(said.split()) <= set(o)), ())
        out += full or (word,)
    return out


def _stands_in_names(words: Sequence[str], at: int, names: StoredNames) -> bool:
    """Say whether a word stands in a name beside the word that it stands beside here."""
    pairs = (words[max(at - 1, 0) : at + 1], words[at : at + 2])
    return any(len(pair) > 1 and names.in_a_row(pair) for pair in pairs)


def _within_names(words: Sequence[str], spoken: Collection[str], names: StoredNames) -> set[int]:
    """Return the places of words that name no unit though a unit is called so: they stand in the name of a thing.

    "Pengolahan dan Penyajian Data Kependudukan" is a sub kegiatan, though the office be one of kependudukan. After
    "dinas" or "kecamatan" they name the unit all the same.
    """
    plain = _REGION | _OFFICE | tables.kelompok("henti")
    out: set[int] = set()
    for first in range(len(words) - 1):
        for last in range(len(words), first + 1, -1):
            row = words[first:last]
            own = [w for w in row if w not in spoken and w not in plain and not _is_kind(w)]
            if not (own or names.whole(" ".join(row))) or not names.in_a_row(row):
                continue
            out |= set(range(first, last))
            break
    return out - _called(words, spoken)


def _only_asking(
    words: Sequence[str], region: Collection[int], spoken: Collection[str], index: finding.Index
) -> set[int]:
    """Return the places of words that name no unit though a unit is called so: they ask, and no word beside them
    names it. "Data diambil dari sumber apa" is not of the office of Sumber Daya Manusia."""
    named = _called(words, spoken)
    out: set[int] = set()
    for _, run in itertools.groupby(sorted(region), key=lambda i: i - sorted(region).index(i)):
        together = list(run)
        if all(index.understood(words[i]) for i in together) and not named & set(together):
            out |= set(together)
    return out


def _called(words: Sequence[str], spoken: Collection[str]) -> set[int]:
    """Return the places of words that name a unit by what it is: those that follow "dinas" or "kecamatan" at once."""
    out: set[int] = set()
    called = False
    for i, word in enumerate(words):
        called = called and (word in spoken or word == "dan")
        if called:
            out.add(i)
        called = called or word in (_REGION | _OFFICE) - {"daerah", "unit", "tahun"}
    return out


def _around(words: Sequence[str], region: Collection[int]) -> set[int]:
    """Return the places of words about the name of a unit: "kecamatan" before it, "daerah" after, "dan" within."""
    called = _REGION | _OFFICE
    before = {i for i, w in enumerate(words) if lexicon.written(w) in called and i + 1 in region}
    after = {i for i, w in enumerate(words) if w == "daerah" and i - 1 in region}
    small = {
        i for i, w in enumerate(words) if w in tables.kelompok("henti") and {i - 1, i + 1} <= set(region)
    }
    return before | after | small


def _is_region(word: str, spoken: Collection[str], index: finding.Index) -> bool:
    if word in spoken or len(word) < 5:
        return word in spoken
    if index.understood(word) is not None:
        return False
    from rapidfuzz import fuzz, process

    return process.extractOne(word, sorted(spoken), scorer=fuzz.ratio, score_cutoff=SPELLING) is not None


def _thing(
    words: Sequence[str],
    of_scope: Collection[int],
    phrase: Collection[int],
    index: finding.Index,
    names: StoredNames,
) -> tuple[int, ...]:
    """Return the places of the words that stand together in one name, as many as there are.

    At least one of them is a word that no question uses.
    """
    codes = [i for i, word in enumerate(words) if _CODE.fullmatch(word)]
    if codes:
        return tuple(codes[:1])
    concepts = [index.understood(w) for w in words]
    holding = [None if i in of_scope or concepts[i] == "" else names.holding(w) for i, w in enumerate(words)]
    # "Penunjang" is a form of "menunjang"; where a name has it as it is, it names.
    names_it = [
        c is None or (c != "" and not index.lexicon.exact(w) and names.has(w))
        for w, c in zip(words, concepts, strict=True)
    ]
    best: tuple[int, int, tuple[int, ...]] = (0, 0, ())
    for first, start in enumerate(holding):
        if not start:
            continue
        common, at = set(start), [first]
        for i in range(first, len(words)):
            here = holding[i]
            if i in of_scope or here == set():
                break
            if here is None:
                continue
            common &= here
            if not common:
                break
            at = at if i == first else [*at, i]
            own = sum(names_it[j] and j not in phrase for j in at)
            best = max(best, (own, len(at), tuple(at)), key=lambda b: b[:2])
    if not best[0]:
        return ()
    asking = [None if it else c for it, c in zip(names_it, concepts, strict=True)]
    trimmed = _trimmed(best[2], asking, phrase)
    return _whole(words, trimmed, of_scope, names) if trimmed else ()


def _whole(
    words: Sequence[str], at: tuple[int, ...], of_scope: Collection[int], names: StoredNames
) -> tuple[int, ...]:
    """Return a thing with the words beside it that stand beside it in a name too, whatever they mean elsewhere."""
    first, last = at[0], at[-1]
    held = [words[i] for i in at]

    def goes_on(place: int, row: Sequence[str], *, after: bool) -> bool:
        return place not in of_scope and (
            names.in_a_row(row) or names.beside(held, words[place], after=after)
        )

    while last + 1 < len(words) and goes_on(last + 1, words[first : last + 2], after=True):
        last += 1
        held.append(words[last])
    while first > 0 and goes_on(first - 1, words[first - 1 : last + 1], after=False):
        first -= 1
        held.insert(0, words[first])
    while last > at[-1] and words[last] in tables.kelompok("henti"):
        last -= 1
    while first < at[0] and (words[first] in tables.kelompok("henti") or _is_kind(words[first])):
        first += 1
    return tuple(sorted({*at, *range(first, last + 1)}))


def _is_kind(word: str) -> bool:
    return any(word in kind.split() for kind in _KINDS)


def _trimmed(at: tuple[int, ...], concepts: Sequence[str | None], phrase: Collection[int]) -> tuple[int, ...]:
    """Return a thing without the words at its ends that ask: in "indikator gaji" only the second names."""
    asking = frozenset(
        {"target", "realisasi", "capaian", "pagu", "penanggung", "formulasi", "satuan", "berapa"}
    )
    asking |= {
        "siapa",
        "tren",
        "isi",
        "rantai",
        "dukung",
        "indikator",
        "sub",
        "program",
        "kegiatan",
        "sasaran",
    }
    while at and (at[0] in phrase or concepts[at[0]] in asking):
        at = at[1:]
    while at and (at[-1] in phrase or concepts[at[-1]] in asking):
        at = at[:-1]
    return at


def _kind_before(words: Sequence[str], thing: Sequence[int]) -> tuple[int, ...]:
    """Return the places of the kind that is named just before a thing: the nearest, "sub kegiatan" whole."""
    first = thing[0] if thing else 0
    for length in (2, 1):
        kind = " ".join(words[max(first - length, 0) : first])
        if first >= length and kind in _KINDS:
            return tuple(range(first - length, first))
    return ()


def _said(
    words: Sequence[str], taken: Collection[int], index: finding.Index
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the words outside ``taken`` that are not understood, and the concepts of the others."""
    left, said = [], set()
    for piece in index.lexicon.pieces(words, taken):
        concept = piece.concept
        if concept is None:
            concept = index.understood(words[piece.first])
        if concept is None:
            left.append(words[piece.first])
        elif concept:
            said.add(concept)
    return tuple(left), frozenset(said)


def _stranger(
    words: Sequence[str], taken: Collection[int], index: finding.Index, names: StoredNames
) -> int | None:
    """Return the place of a word that stands after "kecamatan" or the like, and is the name of none here."""
    for i, word in enumerate(words[1:], 1):
        named = lexicon.written(words[i - 1]) in _REGION - {"tahun"}
        if named and i not in taken and index.understood(word) is None and not names.holding(word):
            return i
    return None
