"""Dates in ``course.json``: in words, and as moments or days in ISO 8601."""

from typing import Any

from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.dates.when import Days, Hours, Moment, When


def dated(when: When, style: DateStyle, key: str = "when") -> dict[str, Any]:
    """Tell a date in words, under a key, and beside them as data."""
    return {key: str(phrase_of(when, style)), **when_data(when)}


def when_data(when: When) -> dict[str, Any]:
    """Tell a date as moments or days in ISO 8601; both days of a span belong to it."""
    match when:
        case Moment(at=at):
            return {"at": at.isoformat()}
        case Hours(start=start, end=end):
            return {"start": start.isoformat(), "end": end.isoformat()}
        case Days(first=first, last=last, weeks=weeks):
            days: dict[str, Any] = {"first": first.isoformat(), "last": last.isoformat()}
            return days | ({"weeks": list(weeks)} if weeks else {})
        case _:
            return {"announced": False}
