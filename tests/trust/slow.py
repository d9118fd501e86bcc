"""A parser that never ends, for the worker."""

from __future__ import annotations

import time
from typing import Any


def parse(data: bytes, name: str) -> dict[str, Any]:
    """Take for ever."""
    time.sleep(600)
    return {}
