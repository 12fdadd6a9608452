"""A course with attacks in all of its texts: each file of its site has them as text, and as nothing else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader
from tests.conftest import HostileSite
from tests.course_editions import EDITIONS
from tests.hostile_course import ATTACKS, FULL_COURSE, in_a_line
from tests.syllabus.feed_lint import lint

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.outputs.catalogue import make_outputs
from sphinx_syllabus.read_course import read_course

NOT_ON_PAGES = ("course",)
"""Keys of ``course.json`` whose words stand in the heads of pages, or nowhere on them."""
SECRET = Path("/etc/passwd").read_text("utf-8").splitlines()[0]


@pytest.fixture(scope="module")
def folder(hostile_site: HostileSite, language: str) -> Path:
    """Return the folder of each edition of the hostile site in turn."""
    return hostile_site.folder / EDITIONS[language]


@pytest.fixture(scope="module")
def harmless(language: str) -> dict[str, bytes]:
    """Make the files of the course as it is without attacks."""
    plan = read_course(FULL_COURSE, language=language).plan
    assert plan
    style = DateStyle(plan.term.shown_calendars, plan.term.calendar.zone, locale_for(language))
    return make_outputs(plan, style, "https://hostile.example/{}".format, None)


@pytest.fixture(scope="module")
def pages(folder: Path, language: str) -> dict[str, BeautifulSoup]:
    """Parse every page of the edition as a browser does."""
    others = {folder / other for other in EDITIONS.values() if other} if language == "en" else set()
    return {
        path.relative_to(folder).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in folder.rglob("*.html")
        if not others & {*path.parents}
    }


def texts_in(value: Any, *keys: str | int) -> Iterator[tuple[tuple[str | int, ...], str]]:
    match value:
        case dict():
            for key, entry in value.items():
                yield from texts_in(entry, *keys, key)
        case list():
            for number, entry in enumerate(value):
                yield from texts_in(entry, *keys, number)
        case str():
            yield keys, value


def test_data_has_every_text_to_the_letter(
    folder: Path, harmless: dict[str, bytes], hostile_site: HostileSite
) -> None:
    attacked = {text: in_a_line(attack) for text, attack in hostile_site.texts.items()}
    expected = {
        tuple(attacked.get(str(key), key) for key in keys): attacked[text]
        for keys, text in texts_in(json.loads(harmless["course.json"]))
        if text in attacked and keys[-1] != "id"
    }
    told = dict(texts_in(json.loads((folder / "course.json").read_text("utf-8"))))
    assert len(expected) > 100
    assert {keys: told.get(keys) for keys in expected} == expected


def test_calendars_have_the_same_events(folder: Path, harmless: dict[str, bytes]) -> None:
    calendars = {name: feed for name, feed in harmless.items() if name.endswith(".ics")}
    assert {path.name for path in folder.glob("*.ics")} == {*calendars}
    for name, feed in calendars.items():
        attacked = (folder / name).read_bytes()
        assert lint(attacked) == []
        before, after = (sorted(times_of_events(it)) for it in (feed, attacked))
        assert after == before, name


def times_of_events(feed: bytes) -> Iterator[tuple[Any, Any]]:
    for event in icalendar.Calendar.from_ical(feed).walk("VEVENT"):
        yield event["DTSTART"].to_ical(), event.get("DTEND", event["DTSTART"]).to_ical()


def test_calendar_has_titles_to_the_letter(folder: Path) -> None:
    calendar = icalendar.Calendar.from_ical((folder / "calendar-deadlines.ics").read_bytes())
    summaries = {str(event["SUMMARY"]) for event in calendar.walk("VEVENT")}
    for deadline in json.loads((folder / "course.json").read_text("utf-8"))["deadlines"]:
        if deadline.get("announced", True):
            assert any(deadline["title"] in summary for summary in summaries), deadline["title"]


def test_plain_text_has_no_line_more(folder: Path, harmless: dict[str, bytes]) -> None:
    before, after = (
        len(it.splitlines())
        for it in (harmless["deadlines.txt"].decode(), (folder / "deadlines.txt").read_text("utf-8"))
    )
    assert after == before


def test_feed_of_announcements_has_titles_to_the_letter(folder: Path, hostile_site: HostileSite) -> None:
    feed = feedparser.parse((folder / "announcements.xml").read_bytes(), sanitize_html=False)
    assert not feed.bozo
    assert len(feed.entries) == len([*(FULL_COURSE / "announcements").glob("*.md")])
    assert in_a_line(hostile_site.texts["announcement"]) in {entry.title for entry in feed.entries}


def test_heads_of_pages_have_names_to_the_letter(
    pages: dict[str, BeautifulSoup], folder: Path, hostile_site: HostileSite
) -> None:
    data = json.loads((folder / "course.json").read_text("utf-8"))
    written = [
        json.loads(script.string or "")
        for page in pages.values()
        for script in page.select("head script[type='application/ld+json']")
    ]
    names = {text for it in written for keys, text in texts_in(it) if keys[-1] == "name"}
    assert {data["course"][key] for key in ("title", "department", "institution")} <= names | {
        text for it in written for _, text in texts_in(it)
    }
    for name in ("page", "index"):
        head = pages[f"{name}.html"].select_one("meta[property='og:title']")
        assert head
        assert head["content"] == in_a_line(hostile_site.texts[name])


def test_pages_have_every_name_to_the_letter(pages: dict[str, BeautifulSoup], folder: Path) -> None:
    shown = in_a_line(" ".join(page.get_text() for page in pages.values()))
    data = json.loads((folder / "course.json").read_text("utf-8"))
    names = {
        text
        for keys, text in texts_in(data)
        if keys[-1] in ("title", "name", "item", "grade", "paper") and keys[0] not in NOT_ON_PAGES
    }
    assert len(names) > 40
    assert {name for name in names if name not in shown} == set()


def test_handout_has_every_attack_to_the_letter(hostile_site: HostileSite) -> None:
    # Of what is set from right to left, a reader of PDF does not keep the order.
    pages = PdfReader(hostile_site.folder / "handout.pdf").pages
    paper = without_breaks("".join(page.extract_text() for page in pages))
    assert without_breaks(SECRET) not in paper
    assert [attack for attack in ATTACKS if without_breaks(attack) not in paper] == []


def without_breaks(text: str) -> str:
    """Leave out what breaks of lines on paper add, or take away: gaps and hyphens."""
    return re.sub(r"[\s\u00ad\u2066-\u2069-]", "", text)
