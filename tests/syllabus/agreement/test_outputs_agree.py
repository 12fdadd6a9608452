"""Courses made up by chance: what needs no page tells what is true of each, and nothing else."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.syllabus.agreement import expected
from tests.syllabus.agreement.data_formats import events_of_calendar, in_universal_time, moments_of, read_iso
from tests.syllabus.agreement.generated import (
    COURSES,
    PERSIAN_WORDS,
    WORDS,
    GeneratedCourse,
    generated_course,
)
from tests.syllabus.agreement.reading import Reader, as_printed, printed_dates, squeezed
from tests.syllabus.agreement.truth import When

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.calendars import leading_first
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.outputs.catalogue import make_outputs
from sphinx_syllabus.plan.as_of import as_of
from sphinx_syllabus.read_course import read_course

ADDRESS = "https://site.example/{}.html"
EVENTS_OF = {
    "calendar.ics": {"deadline", "session", "module", "presentation", "office-hours"},
    "calendar-deadlines.ics": {"deadline"},
    "calendar-sessions.ics": {"session", "module"},
}


def outputs_of(course: GeneratedCourse, folder: Path) -> dict[str, bytes]:
    course.write(folder)
    reading = read_course(folder, language=course.language)
    assert reading.plan is not None, reading.problems
    assert not [it for it in reading.problems if it.severity is Severity.ERROR]
    plan = as_of(reading.plan, course.now)
    calendars = leading_first(plan.term.shown_calendars, course.language)
    style = DateStyle(calendars, plan.term.calendar.zone, locale_for(course.language))
    return make_outputs(plan, style, ADDRESS.format, None)


def test_no_word_by_which_entries_are_known_is_part_of_another() -> None:
    words = (*WORDS, *PERSIAN_WORDS)
    assert [(one, other) for one in words for other in words if one != other and one in other] == []


@pytest.mark.parametrize("number", range(COURSES))
def test_outputs_tell_what_is_true(number: int, tmp_path: Path) -> None:
    course = generated_course(number)
    outputs = outputs_of(course, tmp_path)
    truth, reader = course.truth, Reader(expected.names_of(course.truth))

    first, *lines = outputs["deadlines.txt"].decode().splitlines()
    assert reader.read(first).names == {truth.title, truth.term}
    assert Counter(map(reader.read, lines)) == Counter(expected.deadline_lines(truth))

    told = [*expected.events(truth, ADDRESS.format("about"))]
    sections = {name for it in told for name in it.words.sections}
    wanted = {name: [it for it in told if it.kind in kinds] for name, kinds in EVENTS_OF.items()}
    wanted |= {f"calendar-{name}.ics": [it for it in told if expected.is_for(name, it)] for name in sections}
    calendars = {name: content for name, content in outputs.items() if name.endswith(".ics")}
    assert wanted.keys() <= calendars.keys()
    for name in wanted:
        assert Counter(events_of_calendar(calendars[name], reader)) == Counter(wanted[name]), name

    compare_json(json.loads(outputs["course.json"]), course)
    withheld = [word for word in (*WORDS, *PERSIAN_WORDS) if any(word in title for title in truth.hidden)]
    for name, content in outputs.items():
        text = squeezed(content.decode())
        assert [word for word in withheld if squeezed(word) in text] == [], name


def compare_json(data: dict[str, Any], course: GeneratedCourse) -> None:
    """Compare each value of ``course.json``, and the dates in words beside those for programs."""
    truth = course.truth

    def same(told: Iterable[tuple[object, ...]], true: Iterable[tuple[object, ...]]) -> None:
        assert Counter(told) == Counter(true)

    def at(when: When) -> When:
        return in_universal_time(when)

    assert (data["course"]["title"], data["term"]["name"]) == (truth.title, truth.term)
    assert (read_iso(data["term"]["starts"]), read_iso(data["term"]["ends"])) == (truth.starts, truth.ends)
    assert data["term"]["timezone"] == course.zone.key
    same(((it["name"], moments_of(it)) for it in data["term"]["holidays"]), truth.holidays)
    same(
        (
            (
                it["title"], moments_of(it), it.get("page"), it.get("submit"), it.get("note"),
                it.get("cancelled"),
                at(moments_of(it["was"][-1])) if "was" in it else (),
                moments_of(it.get("out", {})),
                moments_of(it["accepted-until"]) if "then-gets" in it else (),
                it["then-gets"]["least"] if "then-gets" in it else None,
                known(it.get("weight")),
                (it["section"],) if "section" in it else tuple(it.get("only-for", ())),
            )
            for it in data["deadlines"]
        ),
        (
            (
                it.title, at(it.when), it.page, it.submit, it.note, it.cancelled, at(it.moved_from),
                at(it.out), at(it.accepted_until), it.worth and float(it.worth),
                it.weight and float(it.weight), it.sections,
            )
            for it in truth.deadlines
        ),
    )  # fmt: skip
    same(
        (
            (
                moments_of(it), tuple(topic["title"] for topic in it.get("topics", ())), it.get("section"),
                it.get("room"), it.get("number"), it.get("cancelled"), it.get("extra"),
                moments_of(it.get("moved-from", {})),
            )
            for it in data["sessions"]
        ),
        (
            (
                at(it.when), it.topics, it.section, it.room, it.number, it.cancelled, it.extra,
                at(it.moved_from),
            )
            for it in truth.sessions
        ),
    )  # fmt: skip
    modules = [it for it in data["schedule"] if "module" in it]
    same(
        (
            (it["module"], moments_of(it), tuple(topic["title"] for topic in it.get("topics", ())))
            for it in modules
        ),
        ((it.title, it.when, it.topics) for it in truth.modules),
    )
    topics = [topic for it in (*data["schedule"], *data["sessions"]) for topic in it.get("topics", ())]
    links = {topic["title"]: links_of(topic) for topic in topics}
    assert links == {title: truth.links[title] for title in links}
    same(
        (
            (it["item"], known(it["weight"]))
            for item in data["grading"]
            for it in (item, *item.get("parts", ()))
        ),
        ((name, weight and float(weight)) for name, weight in truth.weights),
    )
    slots = data.get("presentations", {}).get("slots", ())
    same(
        (
            (moments_of(it), tuple(it.get("by", ())), it.get("paper"), it.get("url"), it.get("room"))
            for it in slots
        ),
        ((at(it.when), it.by, it.paper, it.url, it.room) for it in truth.slots),
    )
    same(
        (
            (person["name"], moments_of(it), it.get("cancelled"), moments_of(it.get("moved-from", {})))
            for person in data.get("staff", ())
            for it in person.get("office-hours", ())
        ),
        ((it.name, at(it.when), it.cancelled, at(it.moved_from)) for it in truth.office_hours),
    )
    same(
        ((it["title"], moments_of(it)) for it in data["announcements"]),
        ((name, at(when)) for name, when in truth.announcements),
    )
    for it in [*data["deadlines"], *data["sessions"], *data["announcements"], *data["term"]["holidays"]]:
        words = next(it[key] for key in ("due", "when", "date") if key in it)
        here = [
            moment.astimezone(course.zone) if isinstance(moment, datetime) else moment
            for moment in moments_of(it)
        ]
        assert printed_dates(words) == as_printed(tuple(here))


def known(weight: object) -> object:
    return None if weight == "TBA" else weight


def links_of(topic: dict[str, Any]) -> tuple[str, ...]:
    return tuple(it["url"] for key in ("slides", "readings") for it in topic.get(key, ()))
