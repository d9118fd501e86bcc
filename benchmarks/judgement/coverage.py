"""How much of what offices count the lexicon knows: content words and heads of official indikator, by field of work.

    python -m benchmarks.judgement.coverage [--unknown N]

Reads the indikator of the national nomenclature that is bundled (2025). A word is known where a term of the lexicon
takes it in; words of grammar, measure words and figures do not count. ``--unknown`` lists the N commonest unknown
words and heads of each field, which is where to look for what is missing.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kaskade_graph.language import frames, lexicon
from kaskade_graph.language.tables import kelompok
from kaskade_graph.language.words import tokens
from kaskade_graph.model import Jenis
from kaskade_graph.registers.nomenklatur_national import Pemda
from kaskade_graph.registers.urusan import menyeluruh


@dataclass(slots=True)
class Field:
    """One field of work: words and heads, how many of each are known, and those that are not."""

    words: int = 0
    heads: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    headless: Counter[str] = field(default_factory=Counter)


def unknown(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the content words of a text, and whether the lexicon knows each."""
    said, at, known = tokens(text), 0, lexicon.leksikon()
    while at < len(said):
        found = known.find(said, at)
        if found is not None and not (found.panjang == 1 and said[at] in kelompok("henti")):
            yield from ((w, True) for w in said[at : at + found.panjang])
            at += found.panjang
            continue
        if not frames.says_nothing(said[at]) and not said[at].isdigit():
            yield said[at], False
        at += 1


def measure() -> dict[str, Field]:
    """Return the fields of work by the first part of their codes."""
    out: dict[str, Field] = defaultdict(Field)
    seen: set[tuple[str, str]] = set()
    for book in map(menyeluruh, Pemda):
        for konsep in (k for edisi in book.editions() for k in book.all(edisi, Jenis.SUB_KEGIATAN)):
            one = konsep.kode[:4]
            if not konsep.indikator or (one, konsep.indikator) in seen:
                continue
            seen.add((one, konsep.indikator))
            for word, known in unknown(konsep.indikator):
                out[one].words += 1
                out[one].unknown[word] += not known
            head = frames.read(konsep.indikator).kepala
            if head is not None:
                out[one].heads += 1
                out[one].headless[head.teks] += head.entri is None
    return out


def main() -> None:
    """Print a line for each field of work, and one for all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--unknown", type=int, default=0, metavar="N")
    given = parser.parse_args()
    found = measure()
    for kode, one in sorted(found.items()):
        print(
            f"{kode:5} {_share(one.words, one.unknown):>7} of words {_share(one.heads, one.headless):>7} of heads"
        )
        for counted in (one.headless, one.unknown) if given.unknown else ():
            print("      " + ", ".join(f"{w} {n}" for w, n in counted.most_common(given.unknown) if n))
    words, heads = (sum(getattr(f, name) for f in found.values()) for name in ("words", "heads"))
    lost = [
        sum((getattr(f, name) for f in found.values()), Counter[str]()) for name in ("unknown", "headless")
    ]
    print(f"all   {_share(words, lost[0]):>7} of words {_share(heads, lost[1]):>7} of heads")


def _share(every: int, unknown: Counter[str]) -> str:
    return f"{1 - unknown.total() / every:.1%}" if every else "-"


if __name__ == "__main__":
    main()
