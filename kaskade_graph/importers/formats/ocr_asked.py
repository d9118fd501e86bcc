"""Whether the letters of scanned pages are to be recognised, however long that takes."""

from __future__ import annotations

import os

ASKED = "KASKADE_OCR"
"""Environment variable by which people say that they have the time for many pages."""
SECONDS = 3_600
"""Time that a document may take whose pages are to be recognised."""


def asked() -> bool:
    """Say whether pages are to be recognised, however many."""
    return os.environ.get(ASKED, "") not in ("", "0")


def ask() -> None:
    """Have pages recognised from now on, however many; workers inherit it."""
    os.environ[ASKED] = "1"
