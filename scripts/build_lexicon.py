"""Build ``data/bahasa/leksikon.ttl``, the lexicon as SKOS, from the text it is kept in.

python scripts/build_lexicon.py [--check]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from kaskade_graph import resources
from kaskade_graph.language import lexicon
from kaskade_graph.language.lexicon import Entri, Leksikon
from kaskade_graph.text import slug

BASE = "https://w3id.org/kinerja/id/leksikon/"
TARGET = resources.bahasa() / "leksikon.ttl"
HEAD = f"""@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix leks: <{BASE}> .
@prefix ks: <{BASE}ns#> .

# Built from leksikon/*.leks by scripts/build_lexicon.py: edit those.
<{BASE}> a skos:ConceptScheme ;
  dcterms:title "Leksikon pengukuran kinerja pemerintah daerah"@id, "Lexicon of measuring local government"@en ;
  dcterms:license <https://www.apache.org/licenses/LICENSE-2.0> .
"""


def turtle() -> str:
    """Return the lexicon as Turtle: the same bytes from the same text."""
    known = lexicon.leksikon()
    names = _names(known)
    return HEAD + "".join(f"\n{_concept(known, e, names)}" for e in known.entri)


def _names(known: Leksikon) -> dict[int, str]:
    """The local name of each concept: its term, with the class where two share it."""
    seen: dict[str, int] = {}
    out = {}
    for entri in known.entri:
        name = slug(entri.nama)
        if name in seen:
            name = f"{name}-{entri.kelas}"
        seen[name] = id(entri)
        out[id(entri)] = name
    return out


def _concept(known: Leksikon, entri: Entri, names: dict[int, str]) -> str:
    lines = [f"a skos:Concept ; skos:inScheme <{BASE}>", f'skos:prefLabel "{_text(entri.nama)}"@id']
    lines += [f'skos:altLabel "{_text(t)}"@id' for t in entri.istilah[1:]]
    lines += [f'ks:singkatan "{_text(t)}"' for t in entri.singkatan]
    lines.append(f'ks:kelas "{entri.kelas}"')
    if entri.induk is not None:
        lines.append(f"skos:broader leks:{names[id(entri.induk)]}")
    for kind in ("lawan", "bukan", "dari", "isi"):
        lines += [f"ks:{kind} leks:{n}" for n in _named(known, getattr(entri, kind), names)]
    if entri.arah:
        lines.append(f'ks:arah "{entri.arah}"')
    lines += [f'ks:sifat "{s}"' for s in sorted(entri.sifat)]
    if entri.sumber:
        lines.append(f'dcterms:source "{_text(entri.sumber)}"@id')
    body = " ;\n  ".join(lines)
    return f"leks:{names[id(entri)]} {body} .\n"


def _named(known: Leksikon, terms: tuple[str, ...], names: dict[int, str]) -> Iterator[str]:
    for term in terms:
        found = known.get(term)
        if found is not None:
            yield names[id(found)]


def _text(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def main() -> None:
    """Write the file, or with ``--check`` say whether it is what would be written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    made = turtle()
    if parser.parse_args().check:
        if not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != made:
            sys.exit(f"{TARGET.name} is stale: python scripts/build_lexicon.py")
        return
    TARGET.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
