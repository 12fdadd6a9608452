"""Announcements on a site: their list, the feed, and which pages an edit of one rewrites."""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import icalendar
import pytest
from bs4 import BeautifulSoup
from tests.syllabus.site.conftest import Course, bring_back, keep

from sphinx_syllabus.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable

# MyST resolves links between pages by an attribute that Sphinx is to drop.
pytestmark = pytest.mark.filterwarnings("ignore:'myst_parser.*MystReferenceResolver.app' is deprecated")

TERM = "syllabus/course.yaml"
DEADLINES = "syllabus/deadlines.yaml"
ADDRESS = "  url: https://geometry.example/course\n"

WELCOME = """\
---
date: 2 Mehr 1402
---

# Welcome to *curves* & 1 \\< 2

Read [the plan](../plan.md); {deadline}`the essay <essay>` is due {due}`essay`.

## Later

See [](../plan.md) and $x < y$.
"""

ROOM = """\
---
date: 2023-10-01 09:00
---

# Another room

We meet in room 205.
"""


WORDS = {
    "en": {
        "feed": "A Course in Geometry, Fall 2023: Announcements",
        "room": "Sunday 1 October 2023 (9 Mehr 1402), 09:00 Tehran time",
        "welcome": "Sunday 24 September 2023 (2 Mehr 1402)",
        "due": "Saturday 14 October 2023 (22 Mehr 1402), 23:59 Tehran time",
        "moved to": "Monday 16 October 2023 (24 Mehr 1402), 23:59 Tehran time",
        "moved from": "moved from Saturday 14 October 2023 (22 Mehr 1402), 23:59 Tehran time",
        "none": "Nothing has been announced yet.",
    },
    "fa": {
        "feed": "\u2068A Course in Geometry\u2069، \u2068Fall 2023\u2069: اطلاعیه‌ها",
        "room": "یکشنبه ۹ مهر ۱۴۰۲ (۱ اکتبر ۲۰۲۳)، ساعت ۰۹:۰۰ به وقت تهران",
        "welcome": "یکشنبه ۲ مهر ۱۴۰۲ (۲۴ سپتامبر ۲۰۲۳)",
        "due": "شنبه ۲۲ مهر ۱۴۰۲ (۱۴ اکتبر ۲۰۲۳)، ساعت ۲۳:۵۹ به وقت تهران",
        "moved to": "دوشنبه ۲۴ مهر ۱۴۰۲ (۱۶ اکتبر ۲۰۲۳)، ساعت ۲۳:۵۹ به وقت تهران",
        "moved from": "پیش از تغییر: شنبه ۲۲ مهر ۱۴۰۲ (۱۴ اکتبر ۲۰۲۳)، ساعت ۲۳:۵۹ به وقت تهران",
        "none": "هنوز چیزی اعلام نشده است.",
    },
}
"""What the pages and the feed say of announcements, and of the dates in them."""


def make_announcements(course: Course) -> None:
    """Let the sample course have two announcements, a page that lists them, and one with the newest."""
    (course.source / "announcements").mkdir()
    announce(course, "welcome", WELCOME)
    announce(course, "room", ROOM)
    (course.source / "news.md").write_text("# News\n\n```{announcements}\n```\n", "utf-8")
    course.edit("index.md", "plain\n", "plain\nnews\n")
    course.edit(
        "plain.md",
        "Nothing on this page comes from the course's data, either.",
        "```{announcements}\n:count: 1\n```",
    )


@pytest.fixture
def course(course: Course) -> Course:
    """Return that course, not yet built."""
    make_announcements(course)
    return course


@pytest.fixture(scope="module")
def kept_news(tmp_path_factory: pytest.TempPathFactory, language: str) -> tuple[Course, Path]:
    """Build that course once in the language of each edition, and keep it."""
    return keep(tmp_path_factory.mktemp("kept"), language, change=make_announcements)


@pytest.fixture
def built_news(kept_news: tuple[Course, Path]) -> Course:
    """Bring back that course as it was built."""
    return bring_back(*kept_news)


def announce(course: Course, name: str, text: str) -> None:
    (course.source / "announcements" / f"{name}.md").write_text(text, "utf-8")


def feed_of(course: Course) -> Any:
    parsed = feedparser.parse((course.output() / "announcements.xml").read_bytes())
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


def links_in(html: str) -> list[str]:
    return [str(link["href"]) for link in BeautifulSoup(html, "html.parser").select("a")]


def test_the_newest_stands_first_with_its_date_and_how_it_begins(built_news: Course) -> None:
    course, words = built_news, WORDS[built_news.language]
    items = course.body("news").select(".syllabus-announcements > li")
    lines = [[line.get_text() for line in item.select("p")] for item in items]
    assert lines == [
        ["Another room", words["room"], "We meet in room 205."],
        [
            "Welcome to curves & 1 < 2",
            words["welcome"],
            f"Read the plan; the essay is due {words['due']}.",
        ],
    ]
    assert [str(link["href"]) for link in items[1].select("a")] == [
        "announcements/welcome.html",
        "plan.html",
        "all.html#deadline-essay",
    ]
    assert len(course.body("plain").select(".syllabus-announcements > li")) == 1
    dated = course.body("announcements/welcome").select_one("h1 + p")
    assert dated
    assert dated.get_text() == words["welcome"]


def test_the_feed_has_all_that_a_reader_needs(built_news: Course) -> None:
    words, parsed = WORDS[built_news.language], feed_of(built_news)
    assert parsed.version == "atom10"
    assert parsed.feed.title_detail.language == built_news.language
    assert parsed.feed.title == words["feed"]
    assert parsed.feed.author == "A Course in Geometry"
    assert parsed.feed.updated == "2023-10-01T09:00:00+03:30"
    links = {link.rel: (link.type, link.href) for link in parsed.feed.links}
    assert links == {
        "self": ("application/atom+xml", "https://geometry.example/course/announcements.xml"),
        "alternate": ("text/html", "https://geometry.example/course/"),
    }
    room, welcome = parsed.entries
    assert len({parsed.feed.id, room.id, welcome.id}) == 3
    for entry in (room, welcome):
        assert entry.id.startswith("urn:uuid:")
        assert entry.updated == entry.published
    assert (room.title, welcome.title) == ("Another room", "Welcome to curves & 1 < 2")
    assert time.strftime("%Y-%m-%d %H:%M", welcome.updated_parsed) == "2023-09-23 20:30"
    assert welcome.link == "https://geometry.example/course/announcements/welcome.html"
    [content] = welcome.content
    assert content.type == "text/html"
    assert links_in(content.value) == [
        f"https://geometry.example/course/{page}"
        for page in ("plan.html", "all.html#deadline-essay", "plan.html")
    ]
    assert "<h2>Later</h2>" in content.value
    text = BeautifulSoup(content.value, "html.parser").get_text()
    assert f"the essay is due {words['due']}." in text
    assert words["welcome"] not in text  # its own date is told by the feed


def test_an_entry_stays_the_same_whatever_is_edited(built_news: Course) -> None:
    course = built_news
    before = [entry.id for entry in feed_of(course).entries]
    announce(course, "welcome", WELCOME.replace("Welcome to", "Hello,").replace("2 Mehr", "3 Mehr"))
    course.edit(TERM, ADDRESS, "")
    course.build("html", "-D", "html_baseurl=")
    parsed = feed_of(course)
    assert [entry.id for entry in parsed.entries] == before
    assert parsed.entries[1].title.startswith("Hello,")
    # Without the site's address, links lead from where the feed is.
    assert [link.href for link in parsed.feed.links] == ["announcements.xml", "./"]
    assert parsed.entries[1].link == "announcements/welcome.html"
    assert links_in(parsed.entries[1].content[0].value)[0] == "plan.html"


def test_a_site_without_announcements_has_a_feed_and_says_that_there_are_none(in_edition: Course) -> None:
    course = in_edition
    shutil.rmtree(course.source / "announcements")
    course.build()
    parsed = feed_of(course)
    assert parsed.entries == []
    assert parsed.feed.updated == "2023-09-23T00:00:00+03:30"
    assert course.body("news").select("p")[-1].get_text() == WORDS[course.language]["none"]


def translate(course: Course, name: str, **messages: str) -> None:
    catalog = course.source / f"locale/fa/LC_MESSAGES/announcements/{name}.po"
    catalog.parent.mkdir(parents=True, exist_ok=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    said = {"Another room": messages["title"], "We meet in room 205.": messages["text"]}
    catalog.write_text(
        head + "".join(f'\nmsgid "{source}"\nmsgstr "{text}"\n' for source, text in said.items()), "utf-8"
    )


def test_another_edition_has_the_translated_title_everywhere_and_follows_its_catalog(course: Course) -> None:
    persian = ("-W", "-Dlanguage=fa", "-Dgettext_compact=0", "-Dlocale_dirs=locale")
    for title, text in {
        "اتاقی دیگر": "در اتاق ۲۰۵ گرد می‌آییم.",
        "اتاق دیگر": "در اتاق ۲۰۵ گرد می‌آییم.",
        "اتاق تازه": "کلاس در اتاق ۲۰۵ است.",
    }.items():
        translate(course, "room", title=title, text=text)
        build = course.build_apart(*persian)  # gettext keeps what it has read once
        assert (build.status, build.said) == (0, "")
        for page in ("news", "plain"):
            item = course.body(page).select(".syllabus-announcements > li")[0]
            assert [line.get_text() for line in item.select("p")][::2] == [title, text]
        [entry, _] = feed_of(course).entries
        assert entry.title == title
        assert text in entry.content[0].value
        told = json.loads((course.output() / "course.json").read_bytes())
        assert told["announcements"][0]["title"] == title
        assert title in course.page("news").partition("<article")[0] or title in course.page("index")


def test_every_page_tells_browsers_of_the_feed(built_news: Course) -> None:
    for page, address in {"index": "", "announcements/room": "../"}.items():
        soup = BeautifulSoup(built_news.page(page), "html.parser")
        [link] = soup.select('head link[rel="alternate"]')
        assert (link["type"], link["href"]) == ("application/atom+xml", f"{address}announcements.xml")


def test_pages_that_show_an_announcement_follow_its_edits(built_news: Course) -> None:
    course = built_news
    edits: list[Callable[[], None]] = [
        lambda: announce(course, "room", ROOM.replace("205", "206")),
        lambda: course.edit(DEADLINES, "2023-10-14", "2023-10-16"),
        lambda: announce(course, "exam", ROOM.replace("2023-10-01", "2023-10-05")),
        lambda: (course.source / "announcements" / "room.md").unlink(),
    ]
    for edit in edits:
        edit()
        course.build()
        shown = {name: course.page(name) for name in ("news", "plain", "index")}
        feed = (course.output() / "announcements.xml").read_bytes()
        for folder in ("html", "doctrees-html"):
            shutil.rmtree(course.source.with_name(folder))
        course.build()
        assert shown == {name: course.page(name) for name in shown}
        assert feed == (course.output() / "announcements.xml").read_bytes()


def test_a_build_that_writes_no_page_makes_the_same_feed(in_edition: Course) -> None:
    course = in_edition
    table = "\n\n```{table} Rooms\n| Day | Room |\n|---|---|\n| Sunday | 205 |\n```\n"
    announce(course, "room", ROOM + table)
    with (course.source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("numfig = True\n")
    course.build()
    feed = (course.output() / "announcements.xml").read_bytes()
    [number] = re.findall(r'&lt;span class="caption-number"&gt;\w+ (\d+) ', feed.decode())
    assert int(number) == 8
    course.build()
    assert feed == (course.output() / "announcements.xml").read_bytes()


def test_other_pages_are_left_alone(built_news: Course) -> None:
    course = built_news
    written = course.written()
    announce(course, "room", ROOM.replace("205", "206"))
    course.build()
    rewritten = {page for page, at in course.written().items() if at != written[page]}
    assert rewritten == {"news", "plain"}


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "epub", "latex", "text", "man"])
def test_every_builder_shows_the_list(in_edition: Course, builder: str) -> None:
    course = in_edition
    course.build(builder)
    if builder == "text":
        text = (course.output("text") / "news.txt").read_text("utf-8")
        assert WORDS[course.language]["room"] in text
        assert "We meet in room 205." in text
    if builder == "dirhtml":
        news = (course.output(builder) / "news" / "index.html").read_text("utf-8")
        assert links_in(news.partition("syllabus-announcements")[2])[:3] == [
            "../announcements/room/", "../announcements/welcome/", "../plan/",
        ]  # fmt: skip


def test_what_is_released_later_is_in_no_list_and_no_feed(
    in_edition: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = in_edition
    announce(course, "room", ROOM.replace("---\n\n", "release: 2023-10-01\n---\n\n"))
    monkeypatch.setenv("NOW", "2023-10-02")
    course.build()
    assert len(feed_of(course).entries) == 2
    monkeypatch.setenv("NOW", "2023-09-30")
    course.build()
    assert [entry.title for entry in feed_of(course).entries] == ["Welcome to curves & 1 < 2"]
    for file in course.output().rglob("*"):
        assert not file.is_file() or b"Another room" not in file.read_bytes(), file


def test_an_announcement_may_show_the_list_itself(built_news: Course) -> None:
    course = built_news
    announce(course, "room", ROOM + "\n```{announcements}\n:count: 2\n```\n")
    course.build()
    assert len(course.body("announcements/room").select(".syllabus-announcements > li")) == 2


def test_a_moved_date_is_told_in_the_page_the_feed_and_the_calendar(built_news: Course) -> None:
    """What the command drafts is in English, as all that it says; an author edits or translates it."""
    course, words = built_news, WORDS[built_news.language]
    assert main(["move", "essay", "24 Mehr 1402", str(course.source), "--on", "2023-10-02"]) == 0
    course.build()
    box = course.body("box").get_text()
    assert words["moved to"] in box
    assert words["moved from"] in box
    [entry] = [entry for entry in feed_of(course).entries if entry.title == "Essay on a curve: new date"]
    told = BeautifulSoup(entry.content[0].value, "html.parser").get_text()
    assert f"Essay on a curve: {WORDS['en']['moved from']} to {WORDS['en']['moved to']}." in told
    assert entry.updated == "2023-10-02T00:00:00+03:30"
    calendar = icalendar.Calendar.from_ical((course.output() / "calendar.ics").read_bytes())
    [event] = [it for it in calendar.walk("VEVENT") if it["UID"] == "deadline-essay@geometry-1402"]
    assert words["moved from"] in str(event["DESCRIPTION"])
    assert event["SEQUENCE"] == 1
