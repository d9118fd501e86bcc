"""Options go by English names; what they were called before is still taken."""

from __future__ import annotations

import pytest

from kaskade_graph.cli.usage import current_names


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (["audit", "a.txt", "--pembanding", "b"], ["audit", "a.txt", "--against", "b"]),
        (["tree", "--lingkup=Sokaraja 2021=x"], ["tree", "--scope=Sokaraja 2021=x"]),
        (["audit", "--", "--pembanding"], ["audit", "--", "--pembanding"]),
        (["query", "kata --pola lain"], ["query", "kata --pola lain"]),
    ],
)
def test_earlier_names_are_taken(given: list[str], taken: list[str]) -> None:
    assert current_names(given) == taken
