"""The calendars: sound, the same to every reader, and the same as ``course.json``."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.syllabus.feed_lint import lint
from tests.syllabus.feed_readers import NODE, READERS, Read, by_icalendar, day_after, read_feed

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.load.sources import read_sources
from sphinx_syllabus.load.validate import validate
from sphinx_syllabus.outputs.calendar_feeds import calendar_feeds
from sphinx_syllabus.outputs.catalogue import make_outputs, output_names
from sphinx_syllabus.outputs.course_json import course_json
from sphinx_syllabus.outputs.events import events_of
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.make import make_plan
from sphinx_syllabus.read_course import read_course

REPOSITORY = Path(__file__).parents[2]
WITH_MEETINGS = Path(__file__).parent / "data" / "course_with_meetings"
SITE = "https://course.example/convex/"

COURSES = {"the real course": REPOSITORY, "with meetings": WITH_MEETINGS}


def plan_of(course: str) -> Plan:
    plan = read_course(COURSES[course]).plan
    assert plan is not None
    return plan


def style_of(plan: Plan, language: str = "en") -> DateStyle:
    return DateStyle(plan.term.shown_calendars, plan.term.calendar.zone, locale_for(language))


def address(page: str) -> str | None:
    return f"{SITE}{page}.html"


def feeds(plan: Plan, changed: datetime | None = None, language: str = "en") -> dict[str, bytes]:
    return calendar_feeds(plan, style_of(plan, language), address, changed)


def read(feed: bytes) -> dict[str, Read]:
    return {event.uid: event for event in by_icalendar(feed)}


# -- What stands in them ----------------------------------------------------------------------------


def expected_from(course: dict[str, Any]) -> list[Read]:
    """Tell from ``course.json`` alone which events there are."""
    events = []
    sessions = course["sessions"]
    for entry in [*course["deadlines"], *sessions, *([] if sessions else course["schedule"])]:
        if entry.get("announced", True):
            kind = "deadline" if entry in course["deadlines"] else "session" if sessions else "module"
            starts, ends = times_in(entry)
            said = (entry.get("due") or entry.get("when"), entry.get("note"))
            events.append(
                Read(
                    f"{kind}-{entry['id']}@{course['course']['id']}", starts, ends, title_in(entry),
                    "\n".join(filter(None, said)), entry.get("room", ""),
                    "CANCELLED" if "cancelled" in entry else "CONFIRMED",
                )
            )  # fmt: skip
    return sorted(events)


def times_in(entry: dict[str, Any]) -> tuple[str, str]:
    if "first" in entry:
        return entry["first"], day_after(entry["last"])
    moments = (entry.get("at") or entry["start"], entry.get("at") or entry["end"])
    first, last = (datetime.fromisoformat(moment).astimezone(UTC) for moment in moments)
    return f"{first:%Y-%m-%dT%H:%M:%SZ}", f"{last:%Y-%m-%dT%H:%M:%SZ}"


def title_in(entry: dict[str, Any]) -> str:
    if "cancelled" in entry and "title" not in entry:
        return f"Cancelled: {entry['cancelled']}"
    topics = ", ".join(topic["title"] for topic in entry.get("topics", ()))
    numbered = f"session {entry['number']}" if "number" in entry else None
    unnamed = ", ".join(filter(None, [entry.get("kind"), numbered])) or "Session"
    title = entry.get("title") or entry.get("module") or topics or unnamed[0].upper() + unnamed[1:]
    return f"{title} (section {entry['section']})" if "section" in entry else str(title)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("course", COURSES)
def test_every_reader_understands_what_the_json_says(course: str, reader: str, tmp_path: Path) -> None:
    plan = plan_of(course)
    expected = expected_from(json.loads(course_json(plan, style_of(plan))))
    got = read_feed(reader, feeds(plan)["calendar.ics"], tmp_path)
    assert [replace(event, description="") for event in got] == [
        replace(event, description="") for event in expected
    ]
    for event, wanted in zip(got, expected, strict=True):
        assert wanted.description in event.description


def test_the_real_course_in_a_calendar() -> None:
    feed = read(feeds(plan_of("the real course"))["calendar.ics"])
    assert {uid.partition("@")[0]: (event.starts, event.ends) for uid, event in feed.items()} == {
        "module-introduction": ("2023-09-23", "2023-10-21"),
        "module-enhancing": ("2023-10-21", "2023-11-11"),
        "module-convolutional": ("2023-11-11", "2023-12-09"),
        "module-recurrent": ("2023-12-09", "2023-12-30"),
        "module-advanced": ("2023-12-30", "2024-01-13"),
        "deadline-proposal": ("2023-11-22T20:29:00Z", "2023-11-22T20:29:00Z"),
        "deadline-presentation": ("2023-12-30", "2024-01-13"),
    }
    proposal = feed["deadline-proposal@sharif-deep-learning-1402"]
    assert proposal.description.splitlines() == [
        "Wednesday 22 November 2023 (1 Azar 1402), 23:59 Tehran time",
        "one page",
        f"{SITE}projects/index.html",
    ]


def test_what_nothing_has_changed_is_in_its_first_revision() -> None:
    feed = feeds(plan_of("the real course"))["calendar.ics"]
    assert feed.count(b"\r\nSEQUENCE:0\r\n") == feed.count(b"BEGIN:VEVENT")


def test_each_part_holds_its_own() -> None:
    plan = plan_of("with meetings")
    parts = {name: read(feed) for name, feed in feeds(plan).items()}
    everything = parts["calendar.ics"]
    assert parts["calendar-deadlines.ics"].keys() == {u for u in everything if u.startswith("deadline-")}
    assert parts["calendar-sessions.ics"].keys() == {u for u in everything if u.startswith("session-")}
    # A section has all that is for everybody, and nothing of another section.
    for own, other in (("a", "b"), ("b", "a")):
        section = parts[f"calendar-{own}.ics"].keys()
        left_out = everything.keys() - section
        assert left_out
        assert all(f"fri-{other}@" in uid for uid in left_out)
        assert not [uid for uid in section if f"fri-{other}@" in uid]


def test_each_calendar_is_named_after_the_course_and_its_part() -> None:
    plan = plan_of("the real course")
    course = f"{plan.about.title}, {plan.term.name}"
    named = {}
    for name, feed in feeds(plan).items():
        lines = feed.decode().replace("\r\n ", "").replace("\\,", ",").splitlines()
        [named[name]] = {
            line.partition(":")[2] for line in lines if line.startswith(("NAME:", "X-WR-CALNAME:"))
        }
    assert named == {
        "calendar.ics": course,
        "calendar-deadlines.ics": f"{course}: Deadlines",
        "calendar-sessions.ics": f"{course}: Lecture plan",
    }


def test_what_changed_says_so() -> None:
    feed = feeds(plan_of("with meetings"))["calendar.ics"].decode().replace("\r\n ", "")
    events = {event.partition("@")[0]: event for event in feed.split("UID:")[1:]}
    revised = {name: event.partition("SEQUENCE:")[2][0] for name, event in events.items()}
    assert {name: revision for name, revision in revised.items() if revision != "0"} == {
        "session-w02-wed": "1",
        "session-w03-mon": "1",
        "deadline-report": "2",
        "deadline-excursion": "1",
    }
    cancelled = {name for name, event in events.items() if "STATUS:CANCELLED" in event}
    assert cancelled == {"session-w02-wed", "deadline-excursion"}
    stamp = "LAST-MODIFIED:20240221T230000Z"  # 22 February in Berlin
    assert {name for name, event in events.items() if stamp in event} == {"deadline-report"}
    moved = read(feed.encode())
    assert moved["session-w03-mon@convex"].starts == "2024-02-06T08:00:00Z"
    assert "moved from Monday 5 February 2024" in moved["session-w03-mon@convex"].description
    # Of a date that was moved twice, the last one is told.
    [told] = [line for line in moved["deadline-report@convex"].description.splitlines() if "moved" in line]
    assert told.startswith("moved from Tuesday 5 March 2024")
    assert moved["deadline-excursion@convex"].description.startswith("Cancelled: the bus does not run")


def test_a_course_without_a_date_has_calendars_too() -> None:
    plan = replace(plan_of("the real course"), modules=(), deadlines=())
    for name, feed in feeds(plan).items():
        assert lint(feed) == [], name
        assert read(feed) == {}


def test_all_outputs_are_known_by_name() -> None:
    plan = plan_of("with meetings")
    style = style_of(plan)
    made = make_outputs(plan, style, address, None)
    # Announcements have words of pages in them; what the plan alone gives is made here.
    assert {*made, "announcements.xml"} == {*output_names(plan.sections, style)}


def test_the_readers_for_node_are_locked_and_from_no_named_place() -> None:
    lock = json.loads((NODE / "package-lock.json").read_text("utf-8"))
    wanted = json.loads((NODE / "package.json").read_text("utf-8"))["devDependencies"]
    packages = {name.removeprefix("node_modules/"): entry for name, entry in lock["packages"].items()}
    assert {name: packages[name]["version"] for name in wanted} == wanted
    for name, entry in packages.items():
        assert "resolved" not in entry
        assert name == "" or entry["integrity"].startswith("sha512-")


# -- Their form -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("course", COURSES)
def test_feeds_are_sound(course: str, language: str) -> None:
    for name, feed in feeds(plan_of(course), language=language).items():
        assert lint(feed) == [], name


@given(text=st.text(st.sampled_from('aéNn‌دـ\u0301😀 ,;:\\"\n\t\u2028\u202e'), min_size=1, max_size=200))
def test_any_text_is_written_soundly(text: str) -> None:
    plan = plan_with_text(text)
    feed = feeds(plan)["calendar-deadlines.ics"]
    assert lint(feed) == []
    [event] = by_icalendar(feed)
    assert event.title == text.replace("\u2028", "\n")


def plan_with_text(text: str) -> Plan:
    plan = REAL
    return replace(plan, deadlines=(replace(plan.deadlines[0], title=text, note=text, kind=text),))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\r\n", b"\n"),
        (b"PRODID", b"X-PRODID"),
        (b"UID:", b"X-UID:"),
        (b"UID:deadline-proposal", b"UID:deadline-presentation"),
        (b"DTSTAMP:20230922T203000Z", b"DTSTAMP:20230922T203000"),
        (b"DTEND;VALUE=DATE:20240113", b"DTEND;VALUE=DATE:20231230"),
        (b"CALSCALE", b"METHOD:PUBLISH\r\nCALSCALE"),
        (b"one page", b"one page" * 9),
        (b"one page", b"one\x07page"),
        (b"one page", "صفحه".encode()[:-1]),
        (b"REFRESH-INTERVAL", b"X-REFRESH-INTERVAL"),
        (b"X-WR-CALNAME", b"X-WR-NAME"),
    ],
)
def test_the_lint_finds_what_is_wrong(old: bytes, new: bytes) -> None:
    feed = feeds(REAL)["calendar-deadlines.ics"]
    assert old in feed
    assert lint(feed.replace(old, new))


def test_stamps_are_of_the_data_not_of_the_clock() -> None:
    assert b"DTSTAMP:20230922T203000Z" in feeds(REAL)["calendar.ics"]
    changed = feeds(REAL, datetime(2023, 11, 1, 12, tzinfo=UTC))["calendar.ics"]
    assert changed.count(b"DTSTAMP:20231101T120000Z") == changed.count(b"BEGIN:VEVENT")
    assert changed.count(b"LAST-MODIFIED:20231101T120000Z") == changed.count(b"BEGIN:VEVENT")


# -- Names that hold --------------------------------------------------------------------------------

REAL = plan_of("the real course")
VALUES: dict[str, Any] = {
    **read_sources(
        "syllabus", {"course.yaml": (WITH_MEETINGS / "syllabus" / "course.yaml").read_bytes()}
    ).values
}


def ids(values: dict[str, Any]) -> set[str]:
    course, invalid = validate(values)
    assert course is not None, invalid
    plan, _ = make_plan(course)
    assert plan is not None
    return {event.id for event in events_of(plan, style_of(plan))}


def in_any_order(values: dict[str, Any], key: str, draw: Callable[..., Any]) -> dict[str, Any]:
    return {**values, key: tuple(draw(st.permutations(values[key])))}


@settings(max_examples=50)
@given(data=st.data())
def test_order_titles_and_dates_leave_every_uid_as_it_is(data: st.DataObject) -> None:
    values = dict(VALUES)
    for key in ("deadlines", "schedule", "changes"):
        values = in_any_order(values, key, data.draw)
    titles = st.text(st.characters(categories=["L", "N"]), min_size=1)
    values["schedule"] = tuple({**entry, "title": data.draw(titles)} for entry in values["schedule"])
    days = st.dates(datetime(2024, 1, 1, tzinfo=UTC).date(), datetime(2024, 6, 1, tzinfo=UTC).date())
    values["deadlines"] = tuple(
        {**entry, "title": data.draw(titles)}
        if "session" in entry.get("due", "") or "TBA" in entry.values()
        else {"id": entry["id"], "title": data.draw(titles), "due": str(data.draw(days))}
        for entry in values["deadlines"]
    )
    assert ids(values) == ids(VALUES)


@settings(max_examples=50)
@given(weeks=st.integers(-60, 60))
def test_another_term_leaves_every_uid_as_it_is(weeks: int) -> None:
    # Holidays and changes are told by date here: a slot on another day would not meet them.
    values = {**VALUES, "changes": (), "term": {**VALUES["term"], "holidays": ()}}
    start = datetime(2024, 1, 22, tzinfo=UTC).date() + timedelta(weeks=weeks)
    assert ids({**values, "term": {**values["term"], "starts": str(start)}}) == ids(values)


@settings(max_examples=50)
@given(data=st.data())
def test_moving_a_session_leaves_every_uid_as_it_is(data: st.DataObject) -> None:
    days = st.sampled_from(["2024-01-24", "2024-02-07", "2024-02-28"])
    to = st.dates(datetime(2024, 1, 22, tzinfo=UTC).date(), datetime(2024, 3, 15, tzinfo=UTC).date())
    move = {"when": data.draw(days), "moved": f"{data.draw(to)} 18:00"}
    assert ids({**VALUES, "changes": (*VALUES["changes"], move)}) == ids(VALUES)
