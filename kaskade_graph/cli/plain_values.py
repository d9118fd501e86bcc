"""Values of the command line that need no converter: what was not given, words, and paths.

Typer converts values with pydantic, and importing that takes longer than many a command. A word stays a word and
a path becomes a path here; numbers, dates, and whatever is to be refused go to typer as they were given.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args, get_origin


def converted_here(params: Iterable[Any]) -> None:
    """Let parameters of a command convert plain values here, and ask typer for the others."""
    for param in params:
        param.get_runtime_param = _Plain(param).itself


class _Plain:
    """Stands where typer has what converts the values of one parameter."""

    def __init__(self, param: Any) -> None:
        self._typer = param.get_runtime_param
        self._annotation = param.type_descriptor.annotation
        self._info = param.type_descriptor.parameter_info

    def itself(self) -> _Plain:
        """Return this, as typer's parameters return what converts."""
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the value converted; raises typer's BadParameter as typer does."""
        several = param.multiple or param.nargs == -1
        if value is None:
            return () if several else None
        one = get_args(self._annotation)[0] if get_origin(self._annotation) is list else self._annotation
        if self._info.parser is None and not (several and isinstance(value, str)):
            found = [self._plain(v, one) for v in value] if several else [self._plain(value, one)]
            if None not in found:
                return found if several else found[0]
        return self._typer().coerce(value, param=param, ctx=ctx)

    def _plain(self, value: Any, wanted: Any) -> Any:
        """Return a word, a path or a default of ours; None for what typer has to look at."""
        if wanted in (int, float):
            return value if type(value) is wanted else None
        if not isinstance(value, str) or not _whole(value):
            return None
        if wanted is Path:
            return Path(value) if self._asks_nothing_of(value) else None
        return value if wanted is str else None

    def _asks_nothing_of(self, path: str) -> bool:
        """Whether a path is taken as it is: no file must be there, and one that is there can be read."""
        info = self._info
        strict = info.exists or info.writable or info.resolve_path or info.allow_dash
        return (
            not strict
            and info.file_okay
            and info.dir_okay
            and (not os.path.exists(path) or os.access(path, os.R_OK))
        )


def _whole(value: str) -> bool:
    """Whether a word has no half characters, which come of names that are no UTF-8."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
