"""Courses made up by chance, built: every format of every page tells what is true, and nothing else."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import feedparser
import pytest
from tests.profile import cases
from tests.syllabus.agreement import expected
from tests.syllabus.agreement.course_site import build_site
from tests.syllabus.agreement.data_formats import in_universal_time, read_iso, things_in_head
from tests.syllabus.agreement.formats import Entry, entries_of_html, entries_of_latex, entries_of_text
from tests.syllabus.agreement.generated import (
    COURSES,
    PERSIAN_WORDS,
    WORDS,
    GeneratedCourse,
    generated_course,
)
from tests.syllabus.agreement.reading import DATE, Reader, Reading, in_ascii, on_the_wall
from tests.syllabus.agreement.truth import Truth, When
from tests.syllabus.paper_reader import days_in, days_in_persian, has_word, text_of

from sphinx_syllabus.model.scalars import Calendar

NUMBER = re.compile(r"\d+(?:\.\d+)?")

FORMATS: dict[str, tuple[str, Callable[[Path], list[Entry]]]] = {
    "html": ("html", entries_of_html),
    "text": ("txt", entries_of_text),
    "latex": ("tex", entries_of_latex),
}


def plan_rows(truth: Truth) -> Iterable[Reading]:
    return (expected.session_rows if truth.sessions else expected.module_rows)(truth)


def course_has(truth: Truth, page: str) -> bool:
    """Tell whether a course has what a page shows: without staff or talks there is no page of them."""
    return bool({"staff": truth.office_hours, "presentations": truth.slots}.get(page, True))


ROWS: dict[str, Callable[[Truth], Iterable[Reading]]] = {
    "deadlines": expected.deadline_rows,
    "plan": plan_rows,
    "timeline": expected.timeline_rows,
    "grading": expected.grading_rows,
    "staff": expected.office_hour_rows,
    "presentations": expected.slot_rows,
    "news": expected.announcement_items,
}


@pytest.mark.parametrize("number", range(cases(quick=3, nightly=COURSES)))
def test_every_format_tells_what_is_true(number: int, tmp_path: Path) -> None:
    course = generated_course(number)
    folders = build_site(course, tmp_path)
    reader = Reader(expected.names_of(course.truth))
    for name, (suffix, entries_of) in FORMATS.items():
        for page, rows in ROWS.items():
            path = folders[name] / f"{page}.{suffix}"
            assert path.exists() == course_has(course.truth, page), f"{name}: {page}"
            if not path.exists():
                continue
            entries = entries_of(path)
            told = [*readings(page, entries, reader)]
            true = [with_links_of(name, it) for it in rows(course.truth)]
            if page == "plan" and not course.truth.sessions:
                told, true = [all_in_one(told)], [all_in_one(true)]
            assert Counter(told) == Counter(true), f"{name}: {page}"
            assert name != "html" or [it for it in entries if not machine_agrees(it, reader)] == []
    compare_heads(course, folders["html"], reader)
    compare_feed(course, folders["html"] / "announcements.xml")
    compare_paper(course, (folders["html"] / "handout.pdf").read_bytes())


# -- Pages ------------------------------------------------------------------------------------------------


def readings(page: str, entries: Iterable[Entry], reader: Reader) -> Iterator[Reading]:
    """Read entries, each with what stands above it, and without what is no date or weight of its own."""
    heading = ""
    for entry in entries:
        text = entry.text
        if page == "presentations":
            day = DATE.search(in_ascii(text))
            if day:
                heading = day[0]
                continue
            text = f"{heading}, {text}"
        links = (it for it in entry.links if it.startswith("http") or it == "about.html")
        read = reader.read(text, links)
        if page == "grading":
            read = replace(read, percentages=read.percentages[-1:])  # before it is the weight of each piece
        if page != "staff" or read.dates:  # the weekly hours have none
            yield read


def with_links_of(builder: str, reading: Reading) -> Reading:
    """Leave the links that a format has: plain text has none, and each page of LaTeX stands alone."""
    known = {
        "html": reading.links,
        "latex": {it for it in reading.links if it.startswith("http")},
        "text": (),
    }
    return replace(reading, links=frozenset(known[builder]))


def all_in_one(readings: Iterable[Reading]) -> Reading:
    """Join readings of rows that a heading spans."""
    every = [*readings]
    dates = sorted({when for it in every for when in it.dates}, key=repr)
    return Reading(
        frozenset(name for it in every for name in it.names),
        tuple(dates),
        links=frozenset(link for it in every for link in it.links),
    )


def machine_agrees(entry: Entry, reader: Reader) -> bool:
    """Tell whether the dates of an entry for programs are those of its words."""
    machine = {on_the_wall((read_iso(it),))[0] for it in entry.machine}
    words = {it for when in reader.read(entry.text).dates for it in when}
    return machine == words or not words  # hours below the heading of their day


# -- For programs -----------------------------------------------------------------------------------------


def compare_heads(course: GeneratedCourse, folder: Path, reader: Reader) -> None:
    """Compare what the heads of pages tell search engines."""
    truth = course.truth
    true: dict[str, list[tuple[Iterable[str], When, bool, str | None]]] = {
        "deadlines": [
            ([it.title], it.when, it.cancelled is not None, None) for it in truth.deadlines if it.when
        ],
        "plan": [
            ([it.cancelled] if it.cancelled else it.topics, it.when, it.cancelled is not None, it.room)
            for it in truth.sessions
        ],
        "presentations": [(it.by, it.when, False, it.room) for it in truth.slots if it.by],
    }
    for page, events in true.items():
        if not course_has(truth, page):
            continue
        things = things_in_head((folder / f"{page}.html").read_text("utf-8"))
        told = [head_of_event(it, reader) for it in things if it["@type"] == "Event"]
        assert Counter(told) == Counter(
            (frozenset(names), in_universal_time(when), *rest) for names, when, *rest in events
        ), page
        for it in things:
            if it["@type"] == "Course":
                term = it["hasCourseInstance"]
                days = (read_iso(term["startDate"]), read_iso(term["endDate"]))
                assert (it["name"], days) == (truth.title, (truth.starts, truth.ends))


def head_of_event(told: dict[str, Any], reader: Reader) -> tuple[object, ...]:
    """Tell of an event: whose names it has, when it is, whether it is cancelled, and where it is."""
    days = dict.fromkeys(read_iso(told[key]) for key in ("startDate", "endDate") if key in told)
    is_cancelled = told.get("eventStatus", "").endswith("Cancelled")
    room = told.get("location", {}).get("name")
    return reader.read(told["name"]).names, in_universal_time(days), is_cancelled, room


def compare_feed(course: GeneratedCourse, path: Path) -> None:
    """Compare the feed of announcements; a day begins at midnight where the course is."""
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo
    told = {(it.title, datetime.fromisoformat(it.published).astimezone(UTC)) for it in feed.entries}
    true = {
        (
            name,
            (it if isinstance(it, datetime) else datetime.combine(it, time(), course.zone)).astimezone(UTC),
        )
        for name, (it,) in course.truth.announcements
    }
    assert told == true


# -- Paper ------------------------------------------------------------------------------------------------


def compare_paper(course: GeneratedCourse, handout: bytes) -> None:
    """Compare the days, the weights and the names on the handout.

    What reads it changes the order of words, and in Persian that of letters: a name is known by its own word.
    """
    text = text_of(handout)
    true = expected.days_on_paper(course.truth)
    gregorian, solar_hijri = (
        [days_in_persian(text, calendar, true) for calendar in Calendar]
        if course.language == "fa"
        else days_in(text)
    )
    for name in course.calendars:
        assert (gregorian if name == "gregorian" else solar_hijri) == true, name
    words = [word for word in (*WORDS, *PERSIAN_WORDS) if has_word(word, text)]
    names = expected.names_on_paper(course.truth)
    assert [name for name in names if not any(word in name for word in words)] == []
    numbers = {*NUMBER.findall(in_ascii(text).replace("٫", "."))}
    weights = {weight for _, weight in course.truth.weights if weight}
    assert {it for it in weights if not {it, it[::-1]} & numbers} == set()
