"""The same cascade as DOCX and PDF, with real tables, gives the same facts as the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.errors import InputError
from kaskade_graph.importers.torn.documents import read
from tests.importers.facts import facts
from tests.importers.test_documents import BASE, BASE_FACTS
from tests.make_documents import to_docx, to_pdf


@pytest.mark.parametrize(("ending", "make"), [(".docx", to_docx), (".pdf", to_pdf)])
def test_same_facts_from_real_tables(tmp_path: Path, ending: str, make: object) -> None:
    path = tmp_path / f"kaskade{ending}"
    path.write_bytes(make(BASE.kaskade))  # type: ignore[operator]
    result = read(path)
    assert facts(result.kaskade) == BASE_FACTS
    assert result.laporan.tak_terbaca == []
    assert all(k.sel or k.halaman for k in result.kaskade.bukti)


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, b"Program 1\nProgram X\n", b"%PDF-1.7\n"]
)
def test_what_is_not_what_its_ending_says_is_refused(tmp_path: Path, ending: str, data: bytes) -> None:
    path = tmp_path / f"kaskade{ending}"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(path)
    assert path.name in caught.value.pesan.id
