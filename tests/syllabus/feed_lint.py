"""What no reader of calendars complains about, and yet makes a subscribed calendar go wrong."""

import re
from collections.abc import Iterator

LINE = 75
"""The octets that a line may have, without its end (RFC 5545, 3.1)."""

UTC_MOMENT = re.compile(r"[0-9]{8}T[0-9]{6}Z")
DAY = re.compile(r"[0-9]{8}")


def lint(feed: bytes) -> list[str]:
    """List the faults of a calendar feed."""
    faults = [*_form(feed)]
    lines = feed.decode(errors="replace").replace("\r\n ", "").split("\r\n")
    calendar, blocks = _blocks(lines)
    faults += _calendar(calendar)
    if not blocks:
        faults.append("the calendar holds no component")
    events = [properties for name, properties in blocks if name == "VEVENT"]
    faults += [f"{uid_of(event)}: {fault}" for event in events for fault in _event(event)]
    uids = [uid_of(event) for event in events]
    faults += [
        f"{uid}: is the UID of several events" for uid in sorted({u for u in uids if uids.count(u) > 1})
    ]
    return faults


def uid_of(event: dict[str, list[str]]) -> str:
    return event.get("UID", ["an event without UID"])[0]


def _form(feed: bytes) -> Iterator[str]:
    if not feed.endswith(b"\r\n"):
        yield "the last line has no end"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", feed):
        yield "a line ends otherwise than by CR LF"
    for line in feed.split(b"\r\n"):
        if len(line) > LINE:
            yield f"a line of {len(line)} octets: {line!r}"
        try:
            text = line.decode()
        except UnicodeDecodeError:
            yield f"a character is split, or not UTF-8: {line!r}"
            continue
        # Some readers split lines at all that Python calls the end of one.
        if re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]", text):
            yield f"a control character: {line!r}"
        if not line.strip() and line:
            yield "a folded line holds nothing"


def _blocks(lines: list[str]) -> tuple[dict[str, list[str]], list[tuple[str, dict[str, list[str]]]]]:
    """Take a feed apart into the calendar's own properties and those of each component in it."""
    calendar: dict[str, list[str]] = {}
    blocks: list[tuple[str, dict[str, list[str]]]] = []
    depth = 0
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            depth += 1
            if depth == 2:
                blocks.append((value, {}))
        elif name == "END":
            depth -= 1
        elif line and depth < 3:
            properties = blocks[-1][1] if depth == 2 else calendar
            properties.setdefault(name, []).append(value)
    return calendar, blocks


def _calendar(calendar: dict[str, list[str]]) -> Iterator[str]:
    for name in ("PRODID", "VERSION", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL;VALUE=DURATION"):
        if len(calendar.get(name, [])) != 1:
            yield f"the calendar has no {name}, or several"
    if calendar.get("NAME") != calendar.get("X-WR-CALNAME"):
        yield "the calendar has two names"
    if calendar.get("VERSION") != ["2.0"]:
        yield "the calendar is not of version 2.0"
    if "METHOD" in calendar:
        yield "a METHOD makes a feed a message, which needs an organizer"


def _event(event: dict[str, list[str]]) -> Iterator[str]:
    names = [name.partition(";")[0] for name in event]
    for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"):
        if names.count(name) != 1:
            yield f"has no {name}, or several"
    if any(len(values) > 1 for values in event.values()):
        yield "has a property twice"
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        if not UTC_MOMENT.fullmatch(event.get(name, [""])[0]):
            yield f"{name} is not in UTC"
    for name in event:
        if "TZID" in name:
            yield f"{name} needs the definition of a time zone"
    start, end = event.get("DTSTART", [""])[0], event.get("DTEND", [""])[0]
    first, behind_last = event.get("DTSTART;VALUE=DATE", [""])[0], event.get("DTEND;VALUE=DATE", [""])[0]
    if first or behind_last:
        if not (DAY.fullmatch(first) and DAY.fullmatch(behind_last) and first < behind_last):
            yield "its days do not end before the day behind the last"
    elif not UTC_MOMENT.fullmatch(start):
        yield "does not start at a moment in UTC"
    elif end and not (UTC_MOMENT.fullmatch(end) and start < end):
        yield "does not end after its start, in UTC"
