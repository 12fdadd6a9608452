"""When the sources were last changed: the one moment that outputs may name."""

import os
from datetime import UTC, datetime


def source_date() -> datetime | None:
    """Return when the sources were last changed, where the one who builds says it.

    The variable is that of reproducible builds: https://reproducible-builds.org/specs/source-date-epoch/
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdecimal() else None
