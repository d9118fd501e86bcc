from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.errors import AmbiguousName, UnknownName
from kaskade_graph.queries.resolve import Candidate, candidates, resolve
from kaskade_graph.store.terms import Rows, iri, text

NAMES = [
    "Meningkatnya peran Kecamatan dalam Pelayanan dan Pemberdayaan Masyarakat",
    "Mewujudkan kinerja pelayanan Kecamatan yang prima",
    "Tersedianya Peralatan dan Perlengkapan Kantor",
    "Tersedianya Peralatan Rumah Tangga",
    "Terlaksananya Evaluasi Kinerja Perangkat Daerah",
]
AMONG = [
    Candidate(iri(f"urn:x:{i}"), name, konteks="Kecamatan Sokaraja 2021") for i, name in enumerate(NAMES)
]


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("peran kecamatan", 0),
        ("PERAN  kecamatan!", 0),
        ("pemberdayaan", 0),
        ("pelayanan yang prima", 1),
        ("perlengkapan kantor", 2),
        ("perlatan kantor", 2),  # misspelled, as in the documents
        ("rumah tangga sokaraja", 3),
        ("evaluasi", 4),
        (NAMES[3], 3),
        ("urn:x:4", 4),
    ],
)
def test_words_name_the_one_that_has_them(words: str, at: int) -> None:
    assert resolve(words, AMONG, "sasaran") is AMONG[at]


def test_words_that_fit_several_are_never_chosen_between() -> None:
    with pytest.raises(AmbiguousName) as caught:
        resolve("pelayanan", AMONG, "sasaran")
    assert {key for key, _, _ in caught.value.candidates} == {"urn:x:0", "urn:x:1"}
    assert caught.value.exit_code == 2


def test_words_that_fit_nothing_show_the_nearest() -> None:
    with pytest.raises(UnknownName) as caught:
        resolve("perkakas tangga rumah dinas", AMONG, "sasaran")
    assert NAMES[3] in caught.value.suggestions


def test_context_alone_names_nothing() -> None:
    with pytest.raises(UnknownName):
        resolve("sokaraja 2021", AMONG, "sasaran")


def test_a_whole_is_meant_before_its_parts() -> None:
    series = Candidate(iri("urn:s"), "Kecamatan Sokaraja 2021")
    edition = Candidate(iri("urn:e"), "Kecamatan Sokaraja 2021 (murni)", induk=("urn:s",))
    assert resolve("sokaraja 2021", [edition, series], "lingkup") is series
    assert resolve("sokaraja 2021 murni", [edition, series], "lingkup") is edition


def test_a_code_names_its_bearer() -> None:
    found = candidates(
        Rows(
            ("lingkup", "nama", "kode", "induk"),
            (
                (iri("urn:a"), text("Kabupaten Banyumas"), text("33.02"), None),
                (iri("urn:b"), text("Kecamatan Sokaraja"), text("33.02.19"), iri("urn:a")),
                (iri("urn:b"), text("Kecamatan Sokaraja"), text("33.02.19"), iri("urn:c")),
            ),
        )
    )
    assert [c.term.value for c in found] == ["urn:a", "urn:b"]
    assert found[1].induk == ("urn:a", "urn:c")
    assert resolve("33.02", found, "lingkup") is found[0]


def test_nothing_to_choose_from() -> None:
    with pytest.raises(UnknownName) as caught:
        resolve("apa saja", [], "sasaran")
    assert "nothing to choose from" in caught.value.text("en")


@given(st.text(max_size=60))
def test_any_words_end_in_a_choice_or_a_clear_error(words: str) -> None:
    try:
        assert resolve(words, AMONG, "sasaran") in AMONG
    except (AmbiguousName, UnknownName) as error:
        assert error.text("id")
