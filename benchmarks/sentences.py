"""How sentences in words of one's own are answered: right, asked back, or wrong without a word.

    python benchmarks/sentences.py SENTENCES.tsv [--each] [--of CASCADE ...]

The table has the columns ``id``, ``sentence``, ``expected`` (a question, or ``ask``), ``params`` (``name=value``, by
";": have to be found, with the printed name), ``params_optional``, ``also_ok`` (other questions). All are asked of
the real document, or of ``--of``. An answer is right with the question that is
expected, about the thing that is expected, in no other scope.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from kaskade_graph import rdf
from kaskade_graph.errors import KaskadeError
from kaskade_graph.queries.answer import BoundAnswer
from kaskade_graph.queries.library import Library
from kaskade_graph.store import catalogue, embedded, reference
from kaskade_graph.store.protocol import Store
from kaskade_graph.text import fold
from kaskade_graph.usecases import asking, sources

DOCUMENT = Path(__file__).parents[1] / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
ASKED_BACK = "ask"


def store(files: list[Path]) -> Store:
    """Return a store with ``files`` in it."""
    out = embedded.memory()
    catalogue.put_all(out, [(k.kaskade.iri, rdf.to_quads(k.kaskade)) for k in sources.load(files)])
    reference.put(out)
    return out


def verdict(row: dict[str, str], answer: BoundAnswer | None) -> str:
    """Return "right", "back", "unasked" (answered, though it was to be asked back) or "wrong"."""
    if answer is None:
        return "right" if row["expected"] == ASKED_BACK else "back"
    if row["expected"] == ASKED_BACK:
        return "unasked"
    also = (row.get("also_ok") or "").replace(",", " ").replace("|", " ").split()
    if answer.query.id not in (row["expected"], *also):
        return "wrong"
    wanted = _params(row["params"])
    allowed = {**_params(row.get("params_optional") or ""), **wanted}
    found = {c.param: c.judul.id for c in answer.choices}
    for name, terms in answer.bindings.items():
        if name == "frasa" and terms[0] is not None:
            found[name] = terms[0].value
    if any(said in row["sentence"] for said in ("tahun ini", "tahun berjalan", "this year")):
        allowed["lingkup"] = ""
    as_expected = answer.query.id == row["expected"]
    if as_expected and not all(n in found and fold(v) in fold(found[n]) for n, v in wanted.items()):
        return "wrong"
    extra = [n for n in found if n not in allowed]
    return "wrong" if as_expected and extra else "right"


def _params(text: str) -> dict[str, str]:
    pairs = (part.split("=", 1) for part in text.split(";") if "=" in part)
    return {name.strip(): value.strip() for name, value in pairs}


def main() -> None:
    """Print the counts, and with ``--each`` what became of every sentence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--of", type=Path, nargs="+", default=[DOCUMENT])
    args = parser.parse_args()
    at, book, counts = store(args.of), Library(), Counter[str]()
    with args.table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    to_ask = sum(row["expected"] == ASKED_BACK for row in rows)
    for row in rows:
        said = ""
        try:
            answer, _ = asking.ask(at, book, row["sentence"], {}, limit=None, offset=None)
            said = f"{answer.query.id} {[(c.param, c.judul.id) for c in answer.choices]}"
        except KaskadeError as error:
            answer = None
            offered = [key for key, *_ in getattr(error, "candidates", ())]
            said = f"{error.pesan.id} :: {offered}"
        found = verdict(row, answer)
        counts[found if row["expected"] != ASKED_BACK else f"ask-{found}"] += 1
        if args.each:
            print(found, row["id"], row["sentence"], "|", row["expected"], row["params"], "->", said[:300])
    print(f"{len(rows)} sentences; {len(rows) - to_ask} have an answer, {to_ask} are to be asked back")
    print(f"answered right {counts['right']}, asked back {counts['back']}, wrong {counts['wrong']}")
    print(f"to be asked back: {counts['ask-right']} were, {counts['ask-unasked']} were answered")


if __name__ == "__main__":
    main()
