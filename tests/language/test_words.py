"""Words, stems and the word lists."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.language import tables, words
from kaskade_graph.text import fold


def test_importing_the_language_loads_no_word_list() -> None:
    code = (
        "import sys, kaskade_graph.language.meaning, kaskade_graph.language.spelling\n"
        "import kaskade_graph.language.sources\n"
        "assert not [m for m in sys.modules if m.startswith(('rapidfuzz', 'pyoxigraph'))]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_stems() -> None:
    known = {
        "pelayanan": "layan",
        "terlayani": "layan",
        "Penyelenggaraan": "selenggara",
        "ditindaklanjuti": "ditindaklanjuti",
        "pembinaan": "bina",
        "gerakan": "gerak",
        "kerusakan": "rusak",
        "berikan": "beri",
        "menulis": "tulis",
        "penyusunannya": "susun",
        "memakai": "pakai",
        "mengukur": "ukur",
        "pengelolaan": "kelola",
        "mengesahkan": "sah",
        "pembelajaran": "ajar",
        "berasa": "rasa",
        "kinerja": "kinerja",
        "APBDes": "apbdes",
        "2021": "2021",
    }
    assert {w: words.stem(w) for w in known} == known


def test_tags_are_not_words() -> None:
    assert words.tokens('<ul style="x">Jumlah&nbsp;desa</ul>') == ("jumlah", "desa")
    assert words.tags("<i>Penjelasan</i>") == ["<i>", "</i>"]
    assert words.tags("nilai < 5 dan > 3") == []


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    for word in words.words(text):
        assert text[word.awal : word.akhir] == word.bentuk
        assert word.lipat == fold(word.bentuk)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=60))
def test_stemming_never_fails_nor_lengthens(word: str) -> None:
    assert len(words.stem(word)) <= len(word) + 1


def test_standard_forms_are_not_themselves_non_standard() -> None:
    assert not {b for b in tables.baku().values() if b in tables.baku()}
    assert all(k == fold(k) for k in tables.baku())
    assert all(k == fold(k) and v == fold(v) for k, v in tables.singkatan().items())


def test_lists_are_sorted_and_each_word_once() -> None:
    for name in ("baku.csv", "singkatan.csv"):
        keys = (tables.resources.bahasa() / name).read_text(encoding="utf-8").split("\n")[1:-1]
        assert len({k.split(",")[0] for k in keys}) == len(keys), name
    for name in ("istilah.txt", "akar.txt"):
        found = (tables.resources.bahasa() / name).read_text(encoding="utf-8").split()
        assert found == sorted(set(found)), name
    assert not words.roots() & tables.baku().keys()


def test_no_word_of_measure_or_kind_stands_in_two_groups() -> None:
    for section in ("kelas", "ukuran"):
        words = [w for group in tables.bagian(section).values() for w in group.split()]
        assert len(words) == len(set(words)), section
