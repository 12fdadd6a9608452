"""What files for programs tell: events of calendars and of pages' heads, and entries of ``course.json``."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
from bs4 import BeautifulSoup
from tests.syllabus.agreement.reading import Reader, Reading
from tests.syllabus.agreement.truth import When

ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class EventReading:
    """An event: what kind it is of, when it is by its own values, and what its words tell."""

    kind: str
    when: When
    is_cancelled: bool
    room: str | None
    words: Reading


def in_universal_time(when: Iterable[date]) -> When:
    """Bring moments to one form in which equal ones are the same."""
    return tuple(it.astimezone(UTC) if isinstance(it, datetime) else it for it in when)


def events_of_calendar(content: bytes, reader: Reader) -> Iterator[EventReading]:
    """Read a calendar."""
    for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
        starts = event.decoded("DTSTART")
        ends = event.decoded("DTEND", starts)
        if not isinstance(starts, datetime):
            ends -= timedelta(days=1)
        text = f"{event['SUMMARY']}\n{event['DESCRIPTION']}"
        room = event.get("LOCATION")
        yield EventReading(
            re.split(r"-(?!hours)", str(event["UID"]))[0],
            in_universal_time(dict.fromkeys((starts, ends))),
            event["STATUS"] == "CANCELLED",
            None if room is None else str(room),
            reader.read(ADDRESS.sub("", text), ADDRESS.findall(text)),
        )


def things_in_head(page: str) -> list[dict[str, Any]]:
    """List what the JSON-LD in the head of a page tells of."""
    scripts = BeautifulSoup(page, "html.parser").select('script[type="application/ld+json"]')
    return [thing for script in scripts for thing in json.loads(str(script.string))["@graph"]]


def moments_of(told: Mapping[str, Any]) -> When:
    """Return when an entry of ``course.json`` is."""
    keys = (("at",), ("start", "end"), ("first", "last"))
    found = next(([str(told[key]) for key in names] for names in keys if names[0] in told), [])
    return in_universal_time(dict.fromkeys(map(read_iso, found)))


def read_iso(text: str) -> date:
    """Read a day or a moment."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
