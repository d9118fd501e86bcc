"""``/api`` keeps what its description says, on requests that schemathesis makes up; ``.ci/full`` makes up more."""

from __future__ import annotations

import os

import hypothesis
import schemathesis
from schemathesis import Case
from starlette.testclient import TestClient

from kaskade_graph.usecases.serving import Served
from kaskade_graph.web.app import build

EXAMPLES = 40 if os.environ.get("KASKADE_HYPOTHESIS") == "long" else 2


def test_every_operation_keeps_its_description(served: Served) -> None:
    described = schemathesis.openapi.from_asgi("/api/openapi.json", build(served, "id", ["testserver"]))
    count = 0
    for found in described.get_all_operations():
        operation = found.ok()

        @hypothesis.settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        @hypothesis.given(case=operation.as_strategy())
        def holds(case: Case) -> None:
            case.call_and_validate()

        holds()
        count += 1
    assert count == len(served.questions.all()) + 3


def test_refusals_say_what_there_is_to_choose(client: TestClient) -> None:
    answer = client.get("/api/tanya/penanggung-jawab-unsur", params={"unsur": "pelayanan"})
    assert answer.status_code == 409
    assert answer.json()["pilihan"][0]["nilai"].startswith("https://")
