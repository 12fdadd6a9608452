"""One course that uses every key, in each edition: its pages, feeds, JSON, plain text and handout agree.

What is compared is read back from the finished files by other people's parsers, each date, weight and
name of it, and never taken from the plan.
"""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args, get_origin

import feedparser
import icalendar
import pytest
import yaml
from bs4 import BeautifulSoup
from tests.syllabus.paper_reader import are_on_paper, dates_in_english, days_in, text_of

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.model.course import Course as CourseData
from sphinx_syllabus.model.entry import Entry

from .conftest import Course

FULL_COURSE = Path(__file__).parents[1] / "full_course"
AFTER_ALL = "2024-02-01"
TITLES = {"en": "A Course in Everything", "fa": "درسی دربارهٔ همه‌چیز"}

NAMES = {"title", "name", "item", "grade", "paper", "role", "group"}
"""Keys of ``course.json`` whose values stand on pages to the letter."""

NOT_ON_PAGES = {"changed", "out", "release", "office-hours"}
"""Keys whose dates no page has to show: days on which something was edited or came out, and weekly hours."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, language: str) -> Course:
    """Build an edition of the course as of a day on which nothing is withheld."""
    course = Course(Path(shutil.copytree(FULL_COURSE, tmp_path_factory.mktemp("full") / "source")))
    edition = [f"-Dlanguage={language}", f"-Dproject={TITLES[language]}"]
    build = course.build_apart("-W", "--keep-going", *edition, NOW=AFTER_ALL)
    assert (build.status, build.said) == (0, "")
    return course


@pytest.fixture(scope="module")
def data(full: Course) -> dict[str, Any]:
    """Read ``course.json``."""
    data: dict[str, Any] = json.loads((full.output() / "course.json").read_text(encoding="utf-8"))
    return data


@pytest.fixture(scope="module")
def pages(full: Course) -> dict[str, BeautifulSoup]:
    """Parse every page."""
    folder = full.output()
    return {
        path.relative_to(folder).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in folder.rglob("*.html")
    }


def leaves(value: Any, *keys: str) -> Iterator[tuple[tuple[str, ...], str]]:
    match value:
        case dict():
            for key, item in value.items():
                yield from leaves(item, *keys, key)
        case list():
            for item in value:
                yield from leaves(item, *keys)
        case str():
            yield keys, value


def is_date(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", text) is not None


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_pages_and_data_have_the_same_dates(data: dict[str, Any], pages: dict[str, BeautifulSoup]) -> None:
    told = [(keys, text) for keys, text in leaves(data) if is_date(text)]
    expected = {text for keys, text in told if not NOT_ON_PAGES & {*keys}}
    # Above the slots of a session stands their day.
    expected |= {text[:10] for keys, text in told if keys == ("presentations", "slots", "start")}
    shown = {time["datetime"] for page in pages.values() for time in page.select("time")}
    # Of the weekly hours pages show the exceptions alone.
    hours = {text for keys, text in told if "office-hours" in keys}
    assert shown - hours == expected - hours


def test_pages_have_every_name(data: dict[str, Any], pages: dict[str, BeautifulSoup], language: str) -> None:
    words = locale_for(language).words  # of the usual roles
    text = in_one_line(" ".join(page.get_text(" ") for page in pages.values())).lower()
    # The links of the course itself are for programs: no directive shows them.
    told = [(keys, text) for keys, text in leaves(data) if keys[:2] != ("course", "links")]
    names = {text for keys, text in told if keys[-1] in NAMES}
    assert len(names) > 30
    assert {name for name in names if in_one_line(words(name)).lower() not in text} == set()


def test_calendar_has_every_event_of_the_data_and_no_other(full: Course, data: dict[str, Any]) -> None:
    calendar = icalendar.Calendar.from_ical((full.output() / "calendar.ics").read_bytes())
    events = {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}

    expected = {f"session-{session['id']}": session["start"] for session in data["sessions"]}
    for entry in data["deadlines"]:
        starts = entry.get("at") or entry.get("start") or entry.get("first")
        if starts:
            expected[f"deadline-{entry['id']}"] = starts
    for person in data["staff"]:
        for hours in person.get("office-hours", []):
            expected[f"office-hours-{person['id']}-{hours['id']}"] = hours["start"]
    for slot in data["presentations"]["slots"]:
        if "by" in slot and "start" in slot:
            expected[f"presentation-{slot['id']}"] = slot["start"]
    assert set(events) == set(expected)
    moments = {name: event.decoded("DTSTART") for name, event in events.items()}
    assert moments == {
        name: datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
        for name, text in expected.items()
    }
    for entry in data["deadlines"]:
        if f"deadline-{entry['id']}" in events:
            assert entry["title"] in str(events[f"deadline-{entry['id']}"]["SUMMARY"])


def test_plain_text_has_every_deadline_with_all_its_dates(full: Course, data: dict[str, Any]) -> None:
    lines = (full.output() / "deadlines.txt").read_text(encoding="utf-8").splitlines()
    for entry in data["deadlines"]:
        words = [entry["title"], entry.get("cancelled") or entry.get("due") or entry["when"]]
        if "accepted-until" in entry:
            words.append(entry["accepted-until"]["when"])
        assert any(all(text in line for text in words) for line in lines), entry["id"]


def test_announcements_are_the_same_in_the_feed(full: Course, data: dict[str, Any]) -> None:
    feed = feedparser.parse((full.output() / "announcements.xml").read_bytes())
    assert not feed.bozo
    told = [(entry.title, datetime.fromisoformat(entry.published)) for entry in feed.entries]
    assert told == [
        (entry["title"], datetime.fromisoformat(entry.get("at") or f"{entry['first']}T00:00:00+03:30"))
        for entry in data["announcements"]
    ]


def test_weights_are_the_same_on_the_page_and_on_paper(
    full: Course, data: dict[str, Any], pages: dict[str, BeautifulSoup], language: str
) -> None:
    locale = locale_for(language)

    def items(entries: list[dict[str, Any]]) -> Iterator[tuple[str, float]]:
        for entry in entries:
            if isinstance(entry["weight"], float):
                yield entry["item"], entry["weight"]
            yield from items(entry.get("parts", []))

    weights = dict(items(data["grading"]))
    assert len(weights) > 5
    table_rows = pages["grading.html"].select("table.syllabus-grading tbody tr")
    rows = [in_one_line(row.get_text(" ")) for row in table_rows]
    paper = in_one_line(text_of_handout(full))
    for name, weight in weights.items():
        percent = locale.words("{number}%").format(number=locale.decimal(f"{weight:g}"))
        assert any(name in row and percent in row for row in rows), name
        # Persian numbers are read from their end there.
        forms = f"{percent}|{percent[::-1]}|{percent[-2::-1]}{percent[-1]}"
        assert re.search(rf"{re.escape(name)}(?![^\W\d]).{{0,60}}?(?<!\d)({forms})(?!\d)", paper), name


def text_of_handout(full: Course) -> str:
    return text_of((full.output() / "handout.pdf").read_bytes())


def test_handout_has_the_dates_of_the_data_in_both_calendars(
    full: Course, data: dict[str, Any], language: str
) -> None:
    paper = text_of_handout(full)
    gregorian, solar_hijri = days_in(dates_in_english(paper) if language == "fa" else paper)
    assert gregorian == solar_hijri
    of_term = {**data["term"], "weeks": []}
    on_paper = [of_term, data["sessions"], data["deadlines"]]
    expected = {
        date.fromisoformat(text[:10])
        for part in on_paper
        for keys, text in leaves(part)
        if is_date(text) and not {"changed", "out", "release"} & {*keys}
    }
    assert gregorian == expected
    for entry in data["deadlines"]:
        assert are_on_paper(entry["title"], paper)


def keys_used(model: type[Entry], value: Any) -> Iterator[tuple[str, str]]:
    """List the keys that data uses, each with the kind of entry that it stands in."""
    match value:
        case list():
            for item in value:
                yield from keys_used(model, item)
        case dict() if not model.are_words(value):
            fields = {str(field.alias): field for field in model.model_fields.values()}
            for key, item in value.items():
                yield model.__name__, key
                annotation = fields[key].annotation
                named = get_origin(annotation) is dict and isinstance(item, dict)
                for inner in models_in(annotation):
                    yield from keys_used(inner, [*item.values()] if named else item)


def models_in(annotation: Any) -> set[type[Entry]]:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return {annotation}
    return {model for argument in get_args(annotation) for model in models_in(argument)}


def all_keys(model: type[Entry], seen: set[type[Entry]]) -> Iterator[tuple[str, str]]:
    """List every key of a model and of those in it, each with the kind of entry that it stands in."""
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            yield model.__name__, str(field.alias)
            for inner in models_in(field.annotation):
                yield from all_keys(inner, seen)


def test_the_course_uses_every_key() -> None:
    used: set[tuple[str, str]] = set()
    for file in (FULL_COURSE / "syllabus").glob("*.yaml"):
        used |= {*keys_used(CourseData, yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader))}
    either_or = {("Presentations", "when")}  # 'weeks' is there
    assert {*all_keys(CourseData, set())} - used == either_or
