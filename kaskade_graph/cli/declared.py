"""The options of a command as a dataclass: declared once, and handed on as one value."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, TypeVar, get_type_hints

Given = TypeVar("Given")


def declared(cls: type[Given]) -> Callable[[Callable[[Given], None]], Callable[..., None]]:
    """Return a decorator that makes a command of a function of one ``cls``, a dataclass of annotated options.

    The command has a parameter for each field, in their order, so that typer finds options and defaults there.
    """

    def decorate(body: Callable[[Given], None]) -> Callable[..., None]:
        def run(**given: Any) -> None:
            body(cls(**given))

        hints = get_type_hints(cls, include_extras=True)
        run.__doc__ = body.__doc__
        run.__annotations__ = {**hints, "return": None}
        run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [
                inspect.Parameter(
                    f.name,
                    inspect.Parameter.KEYWORD_ONLY,
                    default=inspect.Parameter.empty if f.default is MISSING else f.default,
                    annotation=hints[f.name],
                )
                for f in fields(cls)  # type: ignore[arg-type]
            ]
        )
        return run

    return decorate
