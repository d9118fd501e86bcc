# ruff: noqa: E501
"""Values, evidence, addresses and derived links that deny each other are told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.rules.structure import ksk133, ksk135
from kaskade_graph.model import Jenis, Kaskade, Kecocokan
from kaskade_graph.vocab import KIN, SEMAPV
from tests.queries.bahan import kaskade
from tests.store.contoh import kaskade as small


def _told(changed: Kaskade) -> str:
    ctx = Konteks(changed)
    return " ".join(c.kondisi.en for rule in (ksk133, ksk135) for c in rule.check(ctx))


def _one() -> Kaskade:
    return small("33.02.19", "Sokaraja", 2021)


def test_a_sound_cascade_has_none() -> None:
    assert [_told(k) for k in (*kaskade(), _one())] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"batas_bawah": Decimal(5)}, "a figure and as a bound"),
        ({"batas_terbuka": True}, "an open bound and no bound"),
        ({"akhir_periode": True, "triwulan": 2}, "has a quarter"),
    ],
)
def test_a_value_with_two_meanings(value: dict[str, object], told: str) -> None:
    one = _one()
    item = next(i for i in one.indikator.values() if i.target)
    item.target = [replace(item.target[0], **value)]  # type: ignore[arg-type]
    assert told in _told(one)


def test_evidence_at_no_place() -> None:
    (first, *_) = kaskade()
    for wrong, told in (
        ({"baris": (0, 3)}, "lines"),
        ({"keyakinan": 1.7}, "certainty"),
        ({"sha256": "ab"}, "hash"),
    ):
        one = replace(first, bukti=[replace(first.bukti[0], **wrong)])  # type: ignore[arg-type]
        assert told in _told(one)


def test_an_edition_of_another_address_and_derived_links() -> None:
    one = _one()
    program = next(one.of(Jenis.PROGRAM))
    one.versi = "perubahan-1"
    program.mendukung_juga = list(program.mendukung)
    one.kecocokan += [
        Kecocokan(program.iri, KIN.nomenklatur, "https://w3id.org/kinerja/id/nomenklatur/x/7.01.02.2.03", SEMAPV.MappingReview, 1.0)
    ]  # fmt: skip
    told = _told(one)
    assert "“perubahan-1” is not the one in its address" in told
    assert "supports its own parent once more" in told
    assert "leads to what is no counterpart" in told
