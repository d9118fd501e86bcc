"""An earlier audit beside the collection: what stood then, and what has changed since."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kaskade_graph import resources
from kaskade_graph.audit.finding import to_json
from kaskade_graph.errors import InputError
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.kept_audits import KeptAudits
from kaskade_graph.usecases.serving import Served
from kaskade_graph.web.app import build


def earlier(served: Served) -> bytes:
    """Return an audit of before: without the first finding, and with one that is no more."""
    data = to_json([served.audit(next(iter(served.editions)))])
    gone = {**data["temuan"][1], "sidik": "0123456789abcdef", "kondisi": "Dahulu begitu"}
    data["temuan"] = [*data["temuan"][1:], gone]
    return json.dumps(data).encode()


def test_what_has_changed_since(served: Served) -> None:
    iri = next(iter(served.editions))
    first = served.audit(iri).temuan[0]
    own = Served.of(Inputs(resources.contoh()))
    client = TestClient(build(own, "id"), base_url="http://127.0.0.1:8321")
    answer = client.post("/hasil", files={"hasil": ("lama.json", earlier(served))})
    assert answer.status_code == 200
    assert 'class="sel dahulu"' in answer.text, "not audited here yet: as the earlier audit said"
    page = client.get(f"/id/{iri.split('/id/')[1]}?tampil=temuan").text
    assert f'id="t-{first.sidik}"' in page
    assert page.count(">baru</span>") == 1
    assert "Dahulu begitu" in page.split("Sudah diperbaiki sejak audit terdahulu")[1]
    assert page.count('<article class="temuan') == sum(t.aktif for t in served.audit(iri).temuan)
    front = client.get("/").text
    assert "1 temuan baru" in front
    assert "1 sudah diperbaiki" in front
    fresh = client.get("/temuan", params={"keadaan": "baru"}).text
    assert fresh.count('<article class="temuan') == 1
    client.post("/hasil", data={"tindakan": "lepas"})
    assert "temuan baru" not in client.get("/").text
    assert "Dahulu begitu" not in client.get(f"/id/{iri.split('/id/')[1]}?tampil=temuan").text
    own.close()


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"temuan": []}', b'{"temuan": [{}], "ringkasan": {"kaskade": []}}']
)
def test_what_is_no_audit_is_told(client: TestClient, data: bytes) -> None:
    answer = client.post("/hasil", files={"hasil": ("x.json", data)})
    assert answer.status_code == 422
    assert 'class="galat"' in answer.text


def test_one_edition_is_not_held_against_another(served: Served) -> None:
    """What an audit of two years says of one of them is no change of the other."""
    iri = next(iter(served.editions))
    hasil = served.audit(iri)
    data = to_json([hasil])
    later = json.loads(json.dumps(data).replace("/2021/murni", "/2022/murni"))
    later["temuan"] = [{**later["temuan"][0], "sidik": "0123456789abcdef"}]
    both = {
        "temuan": [*data["temuan"], *later["temuan"]],
        "ringkasan": {"kaskade": [*data["ringkasan"]["kaskade"], *later["ringkasan"]["kaskade"]]},
    }
    kept = KeptAudits.of_json("dua.json", json.dumps(both).encode(), datetime.date(2026, 1, 2))
    found = kept.compared(hasil)
    assert {t.status for t in found.temuan} == {"berlanjut"}


def test_a_folder_of_results_says_the_same_as_the_audit(served: Served, tmp_path: Path) -> None:
    from kaskade_graph.usecases.audit import audit
    from kaskade_graph.usecases.many import Banyak

    audit(list(resources.contoh()), banyak=Banyak(tmp_path / "hasil", jobs=1))
    kept = KeptAudits.of(tmp_path / "hasil")
    iri = next(iter(served.editions))
    own = served.audit(iri)
    assert kept.states[iri].counts == {
        k: sum(t.keparahan == k for t in own.temuan if t.aktif) for k in ("error", "warning", "info")
    }
    assert {t.status for t in kept.compared(own).temuan} == {"berlanjut"}
    with pytest.raises(InputError):
        KeptAudits.of(tmp_path)


def test_nothing_is_counted_before_it_is_audited() -> None:
    own = Served.of(Inputs(resources.contoh()))
    client = TestClient(build(own, "id"), base_url="http://127.0.0.1:8321")
    assert "/temuan?keparahan=error" not in client.get("/").text
    own.audit(next(iter(own.editions)))
    assert "/temuan?keparahan=error" in client.get("/").text
    graves = [line.split('"')[0] for line in client.get("/temuan").text.split('<article class="temuan ')[1:]]
    assert graves == sorted(graves, key=("error", "warning", "info").index)
    own.close()
