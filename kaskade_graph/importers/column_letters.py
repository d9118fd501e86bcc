"""Columns of a sheet by their letters: A, B ... Z, AA."""

from __future__ import annotations

MAX_COLUMNS = 16_384
"""Most columns of a sheet: XFD is the last."""


def column_letters(column: int) -> str:
    """Return the letters of a column that counts from 0.

    >>> column_letters(0), column_letters(27), column_letters(701)
    ('A', 'AB', 'ZZ')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number from 0 of a column given by its letters; -1 for what names none.

    >>> column_number("AB"), column_number("A1"), column_number("")
    (27, -1, -1)
    """
    number = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            return -1
        number = number * 26 + ord(letter) - 64
    return number - 1 if number <= MAX_COLUMNS else -1
