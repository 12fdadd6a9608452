"""How long the tests try: `quick` on every change, `nightly` with `make test PROFILE=nightly`."""

import os
from typing import TypeVar

Cases = TypeVar("Cases")

PROFILES = ("quick", "nightly")
PROFILE = os.environ.get("PROFILE", "quick")

if PROFILE not in PROFILES:
    raise ValueError(f"PROFILE is {PROFILE!r}: write one of {', '.join(PROFILES)}")


def cases(*, quick: Cases, nightly: Cases) -> Cases:
    """Return which or how many cases a test tries in the profile of this run."""
    return {"quick": quick, "nightly": nightly}[PROFILE]
