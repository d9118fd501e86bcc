"""Rules of one's own: the folder that ``[audit] aturan`` of ``kaskade.toml`` names, beside the bundled catalogue.

It holds what the bundled rules are written in: shapes (``*.ttl``), queries (``*.rq``) and modules (``*.py``) with
``ATURAN`` and ``check``. A code is three capitals other than ``KSK`` and three digits (``ITD101``).

Modules are programs. They run only when the variable :data:`TRUST` names the folder: a ``kaskade.toml`` that came
with somebody's files must not run theirs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.text import shown

TRUST = "KASKADE_ATURAN_PYTHON"
"""Variable of the environment with the folders whose modules may run, parted as in PATH."""
_FOLDER: ContextVar[Path | None] = ContextVar("aturan_sendiri", default=None)


@contextmanager
def using(folder: Path | None) -> Iterator[None]:
    """Add the rules in ``folder`` to the catalogue, while this lasts; raises :class:`UsageError` when it is none."""
    if folder is not None and not folder.is_dir():
        name = shown(str(folder))
        raise UsageError(
            Teks(f"folder aturan {name} tidak ada", f"there is no folder of rules {name}"),
            Teks("Betulkan [audit] aturan di kaskade.toml.", "Correct [audit] aturan in kaskade.toml."),
        )
    token = _FOLDER.set(folder.resolve() if folder is not None else _FOLDER.get())
    try:
        yield
    finally:
        _FOLDER.reset(token)


def folder() -> Path | None:
    """Return the folder that :func:`using` adds now."""
    return _FOLDER.get()


def files(ending: str, where: Path | None = None) -> list[Path]:
    """Return the files of the folder (that of now) with an ending, those in folders below it too, sorted."""
    base = where or folder()
    return sorted(base.rglob(f"*{ending}")) if base is not None else []


def require_trust(where: Path) -> None:
    """Raise :class:`UsageError`, saying what to do, unless the modules in ``where`` may run."""
    named = os.environ.get(TRUST, "").split(os.pathsep)
    if str(where) not in {str(Path(name).resolve()) for name in named if name}:
        name = shown(str(where))
        raise UsageError(
            Teks(
                f"{name} berisi aturan Python, yang tidak dijalankan tanpa izin",
                f"{name} holds rules in Python, which do not run without leave",
            ),
            Teks(
                f"Bila Anda percaya isinya: export {TRUST}={name}",
                f"If you trust them: export {TRUST}={name}",
            ),
        )
