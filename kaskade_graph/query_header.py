"""The header of a query file: lines of YAML that begin with ``#+``, comments to any other reader of SPARQL.

It stands below the query, or above it. Below is better: some clients (SPARQLWrapper) take the first word that looks
like a form for that of the query, and a word of the header may.
"""

from __future__ import annotations

from typing import Any

from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown

MARK = "#+"


def part(text: str) -> tuple[str, str]:
    """Part a query file into its header, which keeps its line numbers, and the query alone.

    >>> part("#+ title: a\\nSELECT *")
    ('title: a', 'SELECT *\\n')
    """
    lines = text.splitlines()
    own = [line.startswith(MARK) for line in lines]
    header = "\n".join(
        line[len(MARK) :].removeprefix(" ") if o else "" for line, o in zip(lines, own, strict=True)
    )
    body = "\n".join(line for line, o in zip(lines, own, strict=True) if not o)
    return header.rstrip("\n"), body.strip("\n") + "\n"


def parse(header: str, name: str) -> tuple[dict[str, Any], Any]:
    """Return what a header says, and its YAML node, which knows the lines.

    Raises :class:`InputError` with the file ``name`` and the line where it is no YAML, or says nothing.
    """
    import yaml

    # The one in C, where PyYAML has it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(header, Loader=loader)
        data = yaml.load(header, Loader=loader)  # noqa: S506 - a safe one
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or type(error).__name__
        why = Teks(f"YAML tidak sah: {problem}", f"not valid YAML: {problem}")
        raise bad(name, mark.line + 1 if mark else 1, why) from error
    if not isinstance(data, dict):
        raise bad(name, 1, Teks("tidak ada kepala #+", "there is no #+ header"))
    return data, node


def bad(name: str, line: int, why: Teks) -> InputError:
    """Return the error for a header that is not as it has to be."""
    where = shown(name)
    return InputError(Teks(f"{where}, baris {line}: {why.id}", f"{where}, line {line}: {why.en}"))
