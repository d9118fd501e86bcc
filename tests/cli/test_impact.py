"""``kaskade impact`` on the real document, on a store, and on what it does not know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kaskade, golden
from tests.cli.test_inputs import DOKUMEN


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("impact.txt", ()),
        ("impact.en.txt", ("--lang", "en")),
        ("impact.md", ("--format", "md")),
        ("impact.json", ("--format", "json")),
    ],
)
def test_impact(kaskade: Kaskade, name: str, options: tuple[str, ...]) -> None:
    ran = kaskade(
        "impact", "koordinasi kegiatan pemberdayaan desa", "harmonisasi hubungan", DOKUMEN, *options
    )
    assert ran.code == 0
    assert "harmonisasi hubungan = Sub Kegiatan 2: Harmonisasi" in ran.err
    golden(name, ran.out)


def test_a_store_gives_the_same_answer_as_the_file(kaskade: Kaskade, tmp_path: Path) -> None:
    store = tmp_path / "toko"
    assert kaskade("load", DOKUMEN, "--store", store).code == 0
    from_store = kaskade("impact", "program 4", "--store", store)
    assert (from_store.code, from_store.out) == (0, kaskade("impact", "program 4", DOKUMEN).out)


def test_an_iri_and_a_code_name_the_same_as_words(kaskade: Kaskade) -> None:
    data = json.loads(kaskade("impact", "7.01.01.2.06.03", DOKUMEN, "-f", "json").out)
    iri = data["dampak"][0]["dihapus"][0]["iri"]
    by_words = kaskade("impact", "peralatan rumah tangga", DOKUMEN).out
    assert kaskade("impact", iri, DOKUMEN).out == by_words
    assert kaskade("impact", "/".join(iri.split("/")[-2:]), DOKUMEN).out == by_words


def test_words_that_fit_several_are_not_chosen_between(kaskade: Kaskade) -> None:
    ran = kaskade("impact", "program 2", DOKUMEN)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("https://w3id.org/kinerja/id/") == 2


def test_the_unknown_is_refused_with_what_is_near(kaskade: Kaskade) -> None:
    ran = kaskade("impact", "rumah tanggo kelurahan gunung api", DOKUMEN)
    assert (ran.code, ran.out) == (2, "")
    assert "Mungkin maksud Anda" in ran.err
    assert kaskade("impact", "program 4", "tidak-ada.txt").code == 3
    assert kaskade("impact", "program 4", DOKUMEN, "-f", "sarif").code == 2
    assert kaskade("impact", "program 4", DOKUMEN, "-o", "/tidak/ada/x.md").code == 2
    assert kaskade("impact").code == 2
