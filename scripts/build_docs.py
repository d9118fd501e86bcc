"""Make the generated parts of the documentation: ``python scripts/build_docs.py [--check]``.

* ``docs/reference/``: commands, rules, questions, ontology (in Indonesian and English), the JSON of
  findings, and Python;
* what the console examples print, in the hand-written pages and the READMEs.

``--check`` writes nothing, names what is stale, and exits 1 when anything is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from docs_pages import commands, examples, findings, ontology, python_api, queries, rules

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
PAGES = {"commands": commands, "rules": rules, "queries": queries, "ontology": ontology}


def generated() -> Iterator[tuple[Path, str]]:
    """Yield every file with its text as it should be."""
    for name, module in PAGES.items():
        yield REFERENCE / f"{name}.md", module.render("en")
        yield REFERENCE / f"{name}.id.md", module.render("id")
    yield REFERENCE / "python.md", python_api.render("en")
    yield REFERENCE / "findings.md", findings.render("en")
    for path in examples.pages():
        yield path, examples.refresh(path.read_text(encoding="utf-8"))


def main() -> int:
    """Write what is stale, or with ``--check`` name it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is stale")
    check = parser.parse_args().check
    wanted = dict(generated())
    stale = [p for p, text in wanted.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    for path in stale:
        print(f"{'stale' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
