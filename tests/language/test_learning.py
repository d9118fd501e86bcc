"""What readers decided is shown as entries, and counts once it is put into kaskade.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.errors import InputError
from kaskade_graph.language import frames, lexicon
from kaskade_graph.language.relations import Hubungan
from kaskade_graph.language.standing import stand
from kaskade_graph.usecases.learning import learned
from kaskade_graph.usecases.settings import settings


def pairs(folder: Path, text: str) -> Path:
    path = folder / "pasangan.txt"
    path.write_text(text, encoding="utf-8")
    return path


def how(one: str, other: str) -> Hubungan:
    return stand(
        frames.read(f"Jumlah {one} yang dibina"), frames.read(f"Jumlah {other} yang dibina")
    ).hubungan


def test_pairs_become_entries_that_hold_only_where_they_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = learned(pairs(tmp_path, "glambrang = tokoh agama\nkulkul < glambrang : orang\n"), "id")
    assert how("glambrang", "tokoh agama") is Hubungan.UNKNOWN  # shown, not in force
    (tmp_path / "leksikon.leks").write_text(text, encoding="utf-8")
    (tmp_path / "kaskade.toml").write_text('[audit]\nleksikon = "leksikon.leks"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with settings():
        assert how("glambrang", "toga") is Hubungan.SAME
        assert how("tokoh agama", "kulkul") is Hubungan.NARROWER
        assert how("desa", "kelurahan") is Hubungan.SIBLING
    assert how("glambrang", "tokoh agama") is Hubungan.UNKNOWN


def test_a_readers_opposite_of_a_known_word_holds() -> None:
    with lexicon.extended(":: keadaan\naktif = menyala-nyala | lawan: mangkrak\nmangkrak =\n"):
        a, b = frames.read("Jumlah posyandu yang aktif"), frames.read("Jumlah posyandu yang mangkrak")
        assert stand(a, b).hubungan is Hubungan.OPPOSITE


@pytest.mark.parametrize(
    "line", ["hanya satu kata", "glambrang = srengenge", "glambrang = srengenge : benda"]
)
def test_a_line_that_cannot_be_understood_is_named(line: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"pasangan\.txt:2"):
        learned(pairs(tmp_path, f"# catatan\n{line}\n"), "id")
