"""Reference of the library, from signatures and docstrings. Nothing is imported: the source is read."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import kaskade_graph
from docs_pages.markdown import page
from kaskade_graph.errors import Lang

PACKAGE = Path(kaskade_graph.__file__).parent
# What a program that uses the library calls; the rest is how it is done.
MODULES = (
    "errors.py",
    "model.py",
    "vocab.py",
    "iri.py",
    "rdf.py",
    "rdf_files.py",
    "rdf_graphs.py",
    "ontologi.py",
    "nomenklatur.py",
    "wilayah.py",
    "importers/__init__.py",
    "importers/documents.py",
    "importers/laporan.py",
    "store/protocol.py",
    "store/terms.py",
    "queries/library.py",
    "queries/saved.py",
    "queries/answer.py",
    "analysis/*.py",
    "audit/rule.py",
    "audit/finding.py",
    "audit/runner.py",
    "usecases/*.py",
)


def render(lang: Lang) -> str:
    """Return the page, which is in English only."""
    files = [f for pattern in MODULES for f in sorted(PACKAGE.glob(pattern))]
    return page(lang, "Python", ["The library, module by module."], *(_module(f) for f in files))


def _module(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    lines = [f"## {'.'.join(p for p in parts if p != '__init__')}", "", *_doc(tree)]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            lines += ["", *_function(node, "")]
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            lines += ["", *_class(node)]
    return lines


def _class(node: ast.ClassDef) -> Iterator[str]:
    bases = ", ".join(ast.unparse(b) for b in node.bases)
    yield f"### class `{node.name}{f'({bases})' if bases else ''}`"
    yield ""
    yield from _doc(node)
    fields = [n for n in node.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)]
    public = [n for n in fields if isinstance(n.target, ast.Name) and not n.target.id.startswith("_")]
    if public:
        yield from ("", "```python", *(ast.unparse(n) for n in public), "```")
    for item in node.body:
        if isinstance(item, ast.FunctionDef) and not item.name.startswith("_"):
            yield ""
            yield from _function(item, f"{node.name}.")


def _function(node: ast.FunctionDef, owner: str) -> Iterator[str]:
    yield f"#### `{owner}{node.name}`"
    yield ""
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    kinds = [ast.unparse(d) for d in node.decorator_list]
    head = "property " if "property" in kinds or "cached_property" in kinds else "def "
    yield from ("```python", f"{head}{node.name}({ast.unparse(node.args)}){returns}", "```")
    doc = list(_doc(node))
    if doc:
        yield ""
        yield from doc


def _doc(node: ast.Module | ast.ClassDef | ast.FunctionDef) -> Iterator[str]:
    """Yield a docstring as Markdown: literal blocks and doctests fenced."""
    text = inspect.cleandoc(ast.get_docstring(node) or "")
    fenced = False
    for line in text.splitlines():
        code = line.startswith((">>> ", "... ", "    ", "====")) or (fenced and line.strip() != "")
        if code and not fenced:
            yield "```text"
        elif fenced and not code:
            yield "```"
        fenced = code
        yield line if code else line.replace("``", "`")
    if fenced:
        yield "```"
