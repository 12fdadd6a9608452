"""All days of three centuries against ICU, an implementation of the Solar Hijri calendar by others."""

import hashlib
import shutil
import subprocess
from datetime import date
from pathlib import Path

from sphinx_syllabus.dates.calendars import in_calendar
from sphinx_syllabus.dates.when import days_between
from sphinx_syllabus.model.scalars import Calendar

SCRIPT = Path(__file__).parent / "data" / "solar_hijri_days.mjs"

ICU_DIGEST = "0d523684a63c36741781a188d32c7cf16f724d1d6866acfb4f6818729ad69d36"
"""What ``node tests/syllabus/data/solar_hijri_days.mjs | sha256sum`` prints with ICU 78.2 (Node 20.20.2)."""


def test_all_days_of_1800_to_2100_agree_with_icu() -> None:
    lines: list[str] = []
    for day in days_between(date(1800, 1, 1), date(2100, 12, 31)):
        ours = in_calendar(day, Calendar.SOLAR_HIJRI)
        lines.append(f"{day} {ours.year}/{ours.month}/{ours.day}")
    assert len(lines) == 109_938
    icu = listing_of_node() or lines
    assert [pair for pair in zip(lines, icu, strict=True) if pair[0] != pair[1]] == []
    assert hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest() == ICU_DIGEST


def listing_of_node() -> list[str]:
    """Return ICU's listing by way of Node, or none where Node, or its Solar Hijri calendar, is missing."""
    node = shutil.which("node")
    if node is None:
        return []
    done = subprocess.run([node, SCRIPT], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()
