"""The rules in a folder of one's own, held to what the bundled ones are held to."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pyoxigraph import BlankNode

from kaskade_graph.audit import own
from kaskade_graph.audit.engines import shacl
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.rules import from_queries, from_shapes, whole
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.text import shown
from kaskade_graph.vocab import SH


def read(folder: Path) -> list[Aturan]:
    """Return the rules in ``folder``.

    Raises :class:`InputError` naming the file for one that is broken or lacks a part, UsageError for modules that
    have no leave to run (see :func:`kaskade_graph.audit.own.require_trust`).
    """
    found = [rule for path in own.files(".ttl", folder) for rule in _shapes(path)]
    found += [from_queries.read(path) for path in own.files(".rq", folder)]
    modules = own.files(".py", folder)
    if modules:
        own.require_trust(folder)
    found += [rule for path in modules for rule in _module(path)]
    found = [replace(rule, sumber=_where(rule, folder)) for rule in found]
    for rule in found:
        for what in whole.lacking(rule):
            name = shown(rule.sumber)
            raise InputError(
                Teks(f"{name}: {what.id}", f"{name}: {what.en}"),
                Teks("Periksa semuanya: kaskade rules --check", "Check all of them: kaskade rules --check"),
            )
    return found


def _shapes(path: Path) -> list[Aturan]:
    """Return the rules in a shapes file; a shape inside another needs a name, or its results belong to no rule."""
    for quad in shacl.parse(path):
        if quad.predicate.value == SH.property and isinstance(quad.object, BlankNode):
            name = shown(str(path))
            raise InputError(
                Teks(
                    f"{name}: sh:property [ ... ] tanpa nama: hasilnya tidak dapat dikenali",
                    f"{name}: sh:property [ ... ] without a name: its results cannot be told",
                ),
                Teks(
                    "Tulis aturannya sebagai sh:PropertyShape dengan sh:targetClass dan sh:path.",
                    "Write the rule as a sh:PropertyShape with sh:targetClass and sh:path.",
                ),
            )
    return from_shapes.read(path)


def _where(rule: Aturan, folder: Path) -> str:
    """Return the file of a rule as people know it: from the folder that holds the folder."""
    name = Path(rule.sumber).name
    return next((p.relative_to(folder.parent).as_posix() for p in sorted(folder.rglob(name))), name)


def _module(path: Path) -> Iterator[Aturan]:
    """Yield the rule of a module; one without ``ATURAN`` is something that others import."""
    spec = importlib.util.spec_from_file_location(f"aturan_sendiri_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        name, why = shown(str(path)), shown(f"{type(error).__name__}: {error}")
        raise InputError(
            Teks(f"{name}: tidak dapat dijalankan: {why}", f"{name}: does not run: {why}")
        ) from error
    if hasattr(module, "ATURAN"):
        check = getattr(module, "check", None)
        if not isinstance(module.ATURAN, Aturan) or not callable(check):
            name = shown(str(path))
            raise InputError(
                Teks(f"{name}: perlu ATURAN (Aturan) dan check(ctx)", f"{name}: needs ATURAN and check(ctx)")
            )
        yield replace(module.ATURAN, mesin="python", sumber=path.name, check=check)
