"""Reference of the public names of the library, from their signatures and docstrings."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator
from typing import Any

import kaskade_graph as kg
from docs_pages.markdown import page
from kaskade_graph.errors import Lang

_ORDER = ("read", "audit", "ask", "link", "diff", "open_store")
_INTRO = [
    "What `import kaskade_graph as kg` offers. It takes some hundredths of a second: what is heavy is imported when "
    "it is first used. A [guide](../how-to/use-from-python.md) shows it at work. Names that are not here may change.",
]


def render(lang: Lang) -> str:
    """Return the page, which is in English only."""
    rest = [n for n in kg.__all__ if n not in _ORDER]
    errors = [n for n in rest if issubclass(getattr(kg, n), Exception)]
    classes = [n for n in rest if n not in errors]
    listed = [f"- `kg.{n}`: {_first(getattr(kg, n))}" for n in errors]
    return page(
        lang,
        "Python",
        _INTRO,
        *(list(_function(getattr(kg, n), f"kg.{n}", "##")) for n in _ORDER),
        *(list(_class(getattr(kg, n), n)) for n in classes),
        ["## Errors", "", *listed],
    )


def _class(cls: type, name: str) -> Iterator[str]:
    yield f"## kg.{name}"
    yield ""
    yield from _doc(cls)
    if dataclasses.is_dataclass(cls):
        yield from ("", "```python", *(f"{f.name}: {f.type}" for f in dataclasses.fields(cls)), "```")
    for method, value in inspect.getmembers(cls):
        if method.startswith("_") or value.__class__.__name__ not in ("function", "property"):
            continue
        if not value.__doc__ or (method in ("count", "index") and value.__module__ == "collections.abc"):
            continue
        yield ""
        if isinstance(value, property):
            yield f"`{method}`: {inspect.cleandoc(value.__doc__)}"
        else:
            yield from _function(value, f".{method}", "###")


def _function(function: Any, name: str, mark: str) -> Iterator[str]:
    signature = inspect.signature(function)
    own = [p for p in signature.parameters.values() if p.name != "self"]
    signature = signature.replace(parameters=own)
    yield f"{mark} {name}"
    yield ""
    yield from ("```python", f"{name}{str(signature).replace(chr(39), '')}", "```", "")
    yield from _doc(function)


def _doc(thing: Any) -> list[str]:
    text = inspect.cleandoc(thing.__doc__ or "")
    return text.replace(":class:", "").replace(":func:", "").replace(":mod:", "").splitlines()


def _first(thing: Any) -> str:
    return _doc(thing)[0]
