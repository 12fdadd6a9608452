"""Six readers of calendars, each made to tell what it understands in the same words."""

import json
import shutil
import subprocess
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import icalendar
import pytest

with warnings.catch_warnings():
    # Theirs to mend: these are tests of the feeds, not of their readers.
    warnings.simplefilter("ignore")
    import ics
    import recurring_ical_events
    import vobject

NODE = Path(__file__).parent / "node"


@dataclass(frozen=True, order=True)
class Read:
    """An event as a reader understands it; a day or a moment in UTC in ISO 8601, ``ends`` exclusive."""

    uid: str
    starts: str
    ends: str
    title: str
    description: str
    location: str
    status: str


def told(moment: Any) -> str:
    """Tell a day or a moment."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert isinstance(moment, date)
    return moment.isoformat()


def by_icalendar(feed: bytes) -> list[Read]:
    return _events_of_icalendar(icalendar.Calendar.from_ical(feed).walk("VEVENT"))


def by_recurring_ical_events(feed: bytes) -> list[Read]:
    calendar = icalendar.Calendar.from_ical(feed)
    return _events_of_icalendar(recurring_ical_events.of(calendar).between((2020, 1, 1), (2030, 1, 1)))


def _events_of_icalendar(events: Iterable[Any]) -> list[Read]:
    return [
        Read(
            str(event["UID"]), told(event.start), told(event.end), str(event["SUMMARY"]),
            str(event["DESCRIPTION"]), str(event.get("LOCATION", "")), str(event["STATUS"]),
        )
        for event in events
    ]  # fmt: skip


def by_vobject(feed: bytes) -> list[Read]:
    read = []
    for event in vobject.readOne(feed.decode()).contents.get("vevent", []):
        value = {name: lines[0].value for name, lines in event.contents.items()}
        starts = value["dtstart"]
        read.append(
            Read(
                value["uid"], told(starts), told(value.get("dtend", starts)), value["summary"],
                value["description"], value.get("location", ""), value["status"],
            )
        )  # fmt: skip
    return read


def by_ics(feed: bytes) -> list[Read]:
    # Its parser wraps the output of this process in colours once more for each line that it reads.
    with patch("tatsu.color.init"):
        events = ics.Calendar(feed.decode()).events
    return [
        Read(
            event.uid,
            *_times_of_ics(event),
            event.name,
            event.description,
            event.location or "",
            event.status,
        )
        for event in events
    ]


def _times_of_ics(event: Any) -> tuple[str, str]:
    starts, ends = event.begin.datetime, event.end.datetime
    if event.all_day:
        return told(starts.date()), told(ends.date())
    return told(starts), told(ends)


PYTHON_READERS = {
    "icalendar": by_icalendar,
    "recurring-ical-events": by_recurring_ical_events,
    "vobject": by_vobject,
    "ics": by_ics,
}
NODE_READERS = ("ical.js", "node-ical")
READERS = (*PYTHON_READERS, *NODE_READERS)


def read_feed(reader: str, feed: bytes, folder: Path) -> list[Read]:
    """Read a feed with a reader; what is passed on to Node stands in a folder meanwhile."""
    if reader in PYTHON_READERS:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return sorted(PYTHON_READERS[reader](feed))
    install_node_readers()
    file = folder / "feed.ics"
    file.write_bytes(feed)
    events = json.loads(_run(NODE, "node", "read.js", reader, str(file)))
    return sorted(Read(**event) for event in events)


def install_node_readers() -> None:
    """Install what ``node/package-lock.json`` names, unless it is there."""
    missing = [command for command in ("node", "npm") if shutil.which(command) is None]
    if missing:
        pytest.skip(f"the readers for Node need {' and '.join(missing)}, which this machine lacks")
    lock, installed = NODE / "package-lock.json", NODE / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        _run(NODE, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
