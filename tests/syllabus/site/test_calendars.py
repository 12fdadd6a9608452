"""Calendars on a site: ways to subscribe, the files beside the pages, and what heads of pages tell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from bs4 import BeautifulSoup
from tests.syllabus.site.conftest import the_one

if TYPE_CHECKING:
    from tests.syllabus.site.conftest import Course

TERM = "syllabus/course.yaml"
DEADLINES = "syllabus/deadlines.yaml"
ADDRESS = "  url: https://geometry.example/course\n"
MEETINGS = """\
meetings:
  - {days: [Saturday], time: 10:00-12:00, room: R1, section: a}
  - {days: [Sunday], time: 10:00-12:00, section: b}

grading:
"""

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "calendars": ["All dates", "Deadlines", "Lecture plan"],
        "subscribe": "Subscribe",
        "button": "Subscribe (Deadlines)",
        "of section b": "A Course in Geometry, Fall 2023: section b",
        "course": "A Course in Geometry, Fall 2023",
        "cancelled": "Cancelled: strike",
    },
    "fa": {
        "calendars": ["همهٔ تاریخ\u200cها", "مهلت\u200cها", "برنامهٔ درس"],
        "subscribe": "اشتراک",
        "button": "اشتراک (مهلت\u200cها)",
        "of section b": "\u2068A Course in Geometry\u2069، \u2068Fall 2023\u2069: گروه b",
        "course": "A Course in Geometry، Fall 2023",
        "cancelled": "لغو شد: strike",
    },
}
"""What the pages, their heads and the calendars say."""


def links(course: Course) -> dict[str, list[str]]:
    """Return where each calendar's links lead to, by its name."""
    course.edit(
        "plain.md", "Nothing on this page comes from the course's data, either.", "```{calendar}\n```"
    )
    course.build("html", "-D", "html_baseurl=")
    return links_on_page(course)


def links_on_page(course: Course) -> dict[str, list[str]]:
    soup = BeautifulSoup(course.page("plain"), "html.parser")
    return {
        item.strong.text: [str(link["href"]) for link in item.select("a")]
        for item in soup.select(".syllabus-calendars li")
        if item.strong
    }


def test_readers_subscribe_where_the_address_of_the_site_is_known(in_edition: Course) -> None:
    course, words = in_edition, WORDS[in_edition.language]
    found = links(course)
    assert list(found) == words["calendars"]
    assert found[words["calendars"][1]] == [
        "webcal://geometry.example/course/calendar-deadlines.ics",
        "https://calendar.google.com/calendar/r"
        "?cid=webcal%3A%2F%2Fgeometry.example%2Fcourse%2Fcalendar-deadlines.ics",
        "calendar-deadlines.ics",
    ]
    for name in ("calendar.ics", "calendar-deadlines.ics", "calendar-sessions.ics"):
        assert (course.output() / name).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    subscribe = the_one(course.body("plain"), "a[href^='webcal:'][href$='deadlines.ics']")
    assert subscribe.get_text() == words["button"]


def test_readers_get_the_file_where_it_is_not(in_edition: Course) -> None:
    course, language = in_edition, in_edition.language
    deadlines = WORDS[language]["calendars"][1]
    course.edit(TERM, ADDRESS, "")
    assert links(course)[deadlines] == ["calendar-deadlines.ics"]
    course.build("html", "-D", f"html_baseurl=https://docs.example/{language}")
    assert links_on_page(course)[deadlines][0] == f"webcal://docs.example/{language}/calendar-deadlines.ics"


def test_an_edition_subscribes_to_its_own(in_edition: Course) -> None:
    course, language = in_edition, in_edition.language
    course.edit(
        "plain.md", "Nothing on this page comes from the course's data, either.", "```{calendar}\n```"
    )
    course.build("html", "-D", f"html_baseurl=https://geometry.example/course/{language}/")
    address = f"webcal://geometry.example/course/{language}/calendar-deadlines.ics"
    assert links_on_page(course)[WORDS[language]["calendars"][1]][0] == address
    data = json.loads((course.output() / "course.json").read_bytes())
    assert data["course"]["url"] == f"https://geometry.example/course/{language}/"


EDITIONS = "  url: {en: https://en.example/course, fa: https://fa.example/course}\n"


@pytest.mark.parametrize(
    ("url", "base", "language", "address"),
    [
        (EDITIONS, "https://docs.example/fa/", "fa", "docs.example/fa"),
        (EDITIONS, "", "en", "en.example/course"),
        (EDITIONS, "", "fa", "fa.example/course"),
        (EDITIONS, "", "de", None),
        (ADDRESS, "", "fa", "geometry.example/course"),
    ],
)
def test_each_edition_knows_its_own_address(
    course: Course, url: str, base: str, language: str, address: str | None
) -> None:
    course.edit(TERM, ADDRESS, url)
    course.edit(
        "plain.md", "Nothing on this page comes from the course's data, either.", "```{calendar}\n```"
    )
    course.build("html", "-D", f"language={language}", "-D", f"html_baseurl={base}")
    soup = BeautifulSoup(course.page("plain"), "html.parser")
    own = f"webcal://{address}/calendar.ics" if address else "calendar.ics"
    assert soup.select(".syllabus-calendars a")[0]["href"] == own
    calendar = (course.output() / "calendar.ics").read_bytes().decode()
    assert "UID:deadline-essay@geometry-1402" in calendar
    feed = (course.output() / "announcements.xml").read_text("utf-8")
    assert f'href="https://{address}/announcements.xml"' in feed or not address
    assert ("https://" in feed) is bool(address)


def test_paper_names_the_files(in_edition: Course) -> None:
    course, words = in_edition, WORDS[in_edition.language]
    course.edit(
        "plain.md", "Nothing on this page comes from the course's data, either.", "```{calendar}\n```"
    )
    course.build("text")
    text = (course.output("text") / "plain.txt").read_text(encoding="utf-8")
    assert f"**{words['calendars'][1]}**   calendar-deadlines.ics" in text
    assert words["subscribe"] not in text


def test_a_section_has_a_calendar_as_long_as_it_is_in_the_data(in_edition: Course) -> None:
    course = in_edition
    course.edit(TERM, "grading:\n", MEETINGS)
    course.edit("link.md", "deadlines.txt", "calendar-b.ics")
    course.build()
    calendar = icalendar.Calendar.from_ical((course.output() / "calendar-b.ics").read_bytes())
    assert str(calendar["NAME"]).replace("\\,", ",") == WORDS[course.language]["of section b"]
    own = course.output() / "calendar-of-my-own.ics"
    own.write_text("kept")
    course.edit(TERM, "section: b", "section: c")
    said = course.try_to_build().said
    assert "there is no output 'calendar-b.ics'" in said
    assert "did you mean 'calendar-a.ics'?" in said or "did you mean 'calendar-c.ics'?" in said
    calendars = {path.name for path in course.output().glob("*.ics")}
    parts = {"calendar-a.ics", "calendar-c.ics", "calendar-deadlines.ics", "calendar-sessions.ics"}
    assert calendars == {"calendar.ics", "calendar-of-my-own.ics", *parts}


def test_a_file_of_somebody_else_is_not_deleted(course: Course) -> None:
    course.edit(TERM, "grading:\n", MEETINGS)
    course.build()
    (course.output() / "calendar-b.ics").write_text("put here by another program")
    course.edit(TERM, "section: b", "section: c")
    course.build()
    assert (course.output() / "calendar-b.ics").read_text() == "put here by another program"


# -- What the heads of pages tell -------------------------------------------------------------------


def told(course: Course, page: str) -> list[dict[str, Any]]:
    soup = BeautifulSoup(course.page(page), "html.parser")
    scripts = soup.select('head script[type="application/ld+json"]')
    assert len(scripts) <= 1
    return [thing for script in scripts for thing in json.loads(script.text)["@graph"]]


def test_heads_tell_what_their_pages_show(built_edition: Course) -> None:
    built = built_edition
    things = {page: told(built, page) for page in built.documents()}
    names = {page: [thing["name"] for thing in told] for page, told in things.items() if told}
    assert names == {
        "all": ["Essay on a curve", "Review", "Written exam"],
        "box": ["Essay on a curve"],
        "plan": ["A Course in Geometry"],
        "projects": ["Essay on a curve", "Review"],
    }
    assert things["box"] == [
        {
            "@type": "Event",
            "name": "Essay on a curve",
            "startDate": "2023-10-14T23:59:00+03:30",
            "url": "https://geometry.example/course/projects.html",
        }
    ]
    assert things["plan"] == [
        {
            "@type": "Course",
            "name": "A Course in Geometry",
            "inLanguage": built.language,
            "url": "https://geometry.example/course/",
            "hasCourseInstance": {
                "@type": "CourseInstance",
                "name": WORDS[built.language]["course"],
                "startDate": "2023-09-23",
                "endDate": "2023-11-17",
            },
        }
    ]


def test_the_head_of_the_plan_tells_the_weekly_meetings(in_edition: Course) -> None:
    course = in_edition
    changes = (
        "changes:\n  - {when: 2023-10-07, cancelled: strike}\n  - {when: 2023-10-21, moved: 2023-10-23}\n"
    )
    course.edit(TERM, "grading:\n", changes + MEETINGS)
    course.build()
    about, *events = told(course, "plan")
    saturdays, sundays = about["hasCourseInstance"]["courseSchedule"]
    assert saturdays == {
        "@type": "Schedule",
        "byDay": "https://schema.org/Saturday",
        "startTime": "10:00",
        "endTime": "12:00",
        "scheduleTimezone": "Asia/Tehran",
        "startDate": "2023-09-23",
        "endDate": "2023-11-11",
        "repeatFrequency": "P1W",
        "exceptDate": ["2023-10-07", "2023-10-21"],
    }
    assert "exceptDate" not in sundays
    cancelled = [event for event in events if event["eventStatus"].endswith("Cancelled")]
    assert [(event["name"], event["startDate"]) for event in cancelled] == [
        (WORDS[course.language]["cancelled"], "2023-10-07T10:00:00+03:30")
    ]
    assert {event["location"]["name"] for event in events if "location" in event} == {"R1"}


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!-- <script>", "A & B ' \\ 😀"])
def test_any_text_is_harmless_in_a_head(built_edition: Course, text: str) -> None:
    course = built_edition
    course.edit(DEADLINES, "Essay on a curve", "'" + text.replace("'", "''") + "'")
    assert course.try_to_build().status == 0  # of what no font has, the handout warns
    assert [event["name"] for event in told(course, "box")] == [text]
    assert "alert(1)</script>" not in course.page("box")


def test_another_address_is_told_by_every_head(built_edition: Course) -> None:
    course = built_edition
    course.edit(TERM, "geometry.example", "curves.example")
    course.build()
    pages = course.pages()
    assert "https://curves.example/course/projects.html" in pages["box"]
    assert not [page for page, text in pages.items() if "geometry.example" in text]
    course.build("html", "-E", "-a")
    assert course.pages() == pages
