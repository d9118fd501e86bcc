"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A machine that is busy makes an example slow, not wrong: no test fails for the time it takes.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Many more examples, for the long run of .ci/full.
settings.register_profile(
    "long",
    deadline=None,
    max_examples=2000,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile(os.environ.get("KASKADE_HYPOTHESIS", "steady"))
