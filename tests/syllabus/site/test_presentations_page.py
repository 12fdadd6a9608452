"""Presentations, finished projects and the load of weeks: on pages, in calendars and in the JSON alike."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag
from tests.syllabus.feed_lint import lint
from tests.syllabus.feed_readers import by_icalendar
from tests.syllabus.site import conftest

if TYPE_CHECKING:
    from tests.syllabus.site.conftest import Course

FILES = {
    "syllabus/course.yaml": """\
        course: {id: rings, title: Rings, url: https://rings.example}
        term:
          {name: Fall 2023, starts: 2023-09-23, weeks: 4, week-starts: Saturday, timezone: Asia/Tehran}
        meetings: [{days: [Saturday], time: 10:30-11:30, room: Hall}]
        grading: [{item: Homework, weight: 40}, {item: Exam, weight: 60}]
        deadlines:
          - {id: first, title: First homework, due: week 2 Monday, counts-for: Homework}
          - {id: second, title: Second homework, due: week 2 Friday, counts-for: Homework}
          - {id: final, title: Final exam, kind: exam, when: 2023-11-04 09:00-12:00, counts-for: Exam}
        workload: {most-deadlines: 3, most-weight: 60%}
        """,
    "syllabus/presentations.yaml": """\
        presentations:
          weeks: last 2 weeks
          slot: 30 minutes
          talks:
            - {by: [Emmy, Ada], paper: Ideals <i>, url: "https://papers.example/?a=1&b=2"}
            - {by: [امی], slot: 4, id: fourth}
            - {by: [Sofia], when: 2023-10-16 14:00-14:40}
            - {by: [Mary], when: TBA}
        """,
    "syllabus/projects.yaml": """\
        projects:
          - {title: Factor rings, authors: [Emmy, Ada], abstract: What is left., picture: rings.png,
             alt: Two rings, report: report.txt, code: "https://code.example/rings"}
          - {title: A title alone}
        """,
    "index.md": """\
        # Rings

        ```{presentations}
        ```

        ```{syllabus}
        ```

        ```{showcase}
        ```

        ```{workload}
        ```
        """,
    "report.txt": "The report.\n",
}


@pytest.fixture(scope="module")
def rings(tmp_path_factory: pytest.TempPathFactory, language: str) -> Course:
    """Build a course that has presentations and projects, and limits to its load, in each edition in turn."""
    source = tmp_path_factory.mktemp("rings") / "source"
    for name, text in FILES.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(dedent(text), "utf-8")
    shutil.copy(conftest.SAMPLE / "conf.py", source)
    full_course = Path(__file__).parents[1] / "full_course"
    shutil.copy(full_course / "pictures" / "loss.png", source / "rings.png")
    course = conftest.Course(source, language)
    course.build()
    return course


def words(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def page(course: Course) -> Tag:
    return course.body("index")


STARTS_AND_SPEAKERS = [
    ("2023-10-07T10:30:00+03:30", ["Emmy", "Ada"]),
    ("2023-10-07T11:00:00+03:30", None),
    ("2023-10-14T10:30:00+03:30", None),
    ("2023-10-14T11:00:00+03:30", ["امی"]),
    ("2023-10-16T14:00:00+03:30", ["Sofia"]),
    (None, ["Mary"]),
]
SLOTS = {
    "en": [
        ("10:30 – 11:00 slot 1", "Emmy , Ada Ideals <i>"),
        ("11:00 – 11:30 slot 2", "free"),
        ("10:30 – 11:00 slot 3", "free"),
        ("11:00 – 11:30 slot 4", "امی"),
        ("14:00 – 14:40", "Sofia"),
        ("to be announced", "Mary"),
    ],
    "fa": [
        ("۱۰:۳۰ تا ۱۱:۰۰ نوبت ۱", "Emmy ، Ada Ideals <i>"),
        ("۱۱:۰۰ تا ۱۱:۳۰ نوبت ۲", "آزاد"),
        ("۱۰:۳۰ تا ۱۱:۰۰ نوبت ۳", "آزاد"),
        ("۱۱:۰۰ تا ۱۱:۳۰ نوبت ۴", "امی"),
        ("۱۴:۰۰ تا ۱۴:۴۰", "Sofia"),
        ("اعلام خواهد شد", "Mary"),
    ],
}
DAYS = {
    "en": ["Saturday 7 October 2023 Hall", "Saturday 14 October 2023 Hall", "Monday 16 October 2023"],
    "fa": ["شنبه ۷ اکتبر ۲۰۲۳ Hall", "شنبه ۱۴ اکتبر ۲۰۲۳ Hall", "دوشنبه ۱۶ اکتبر ۲۰۲۳"],
}
FRAMES = {
    "en": "weeks 3–4, 7 – 20 October 2023 30 minutes each",
    "fa": "هفته‌های ۳ تا ۴، ۷ تا ۲۰ اکتبر ۲۰۲۳ هر ارائه ۳۰ دقیقه",
}
WITHOUT_MEETINGS = {
    "en": "weeks 3–4, 7 – 20 October 2023 20 minutes each · times are to be announced",
    "fa": "هفته‌های ۳ تا ۴، ۷ تا ۲۰ اکتبر ۲۰۲۳ هر ارائه ۲۰ دقیقه · زمان‌ها اعلام خواهند شد",
}


def test_the_page_shows_every_slot_below_its_day(rings: Course, language: str) -> None:
    table = conftest.the_one(page(rings), "table.syllabus-presentations")
    rows = table.select("tr.slot")
    assert [row.get("data-starts") for row in rows] == [start for start, _ in STARTS_AND_SPEAKERS]
    said = [tuple(words(conftest.the_one(row, cell)) for cell in ("th", "td")) for row in rows]
    assert said == SLOTS[language]
    assert [words(day) for day in table.select("tr.day")] == DAYS[language]
    assert conftest.the_one(table, "a[href='https://papers.example/?a=1&b=2']").get_text() == "Ideals <i>"
    frame = conftest.the_one(page(rings), "div.syllabus-presentations-frame")
    assert words(frame) == FRAMES[language]


EVENTS = {
    "en": ["Presentation: Emmy, Ada", "Presentation: \u2068امی\u2069", "Presentation: Sofia"],
    "fa": ["ارائه: \u2068Emmy، Ada\u2069", "ارائه: امی", "ارائه: \u2068Sofia\u2069"],
}


def test_calendar_json_and_page_agree(rings: Course, language: str) -> None:
    presentations = json.loads((rings.output() / "course.json").read_bytes())["presentations"]
    assert [(slot.get("start"), slot.get("by")) for slot in presentations["slots"]] == STARTS_AND_SPEAKERS
    assert (presentations["slot"], presentations["weeks"]) == ("30 minutes", [3, 4])
    feed = (rings.output() / "calendar.ics").read_bytes()
    assert lint(feed) == []
    given = [event for event in by_icalendar(feed) if event.uid.startswith("presentation-")]
    of_both, of_one, of_sofia = EVENTS[language]
    assert {(event.uid, event.starts, event.title, event.location) for event in given} == {
        ("presentation-emmy-ada@rings", "2023-10-07T07:00:00Z", of_both, "Hall"),
        ("presentation-fourth@rings", "2023-10-14T07:30:00Z", of_one, "Hall"),
        ("presentation-sofia@rings", "2023-10-16T10:30:00Z", of_sofia, ""),
    }
    for other in ("deadlines", "sessions"):
        assert b"UID:presentation" not in (rings.output() / f"calendar-{other}.ics").read_bytes()


PRESENTATIONS = {"en": "Presentations", "fa": "ارائه‌ها"}


def test_the_lecture_plan_says_which_sessions_are_for_presentations(rings: Course, language: str) -> None:
    table = conftest.the_one(page(rings), "table.syllabus-sessions")
    said = [words(conftest.the_one(row, "td")) for row in table.select("tr.session")]
    assert said == ["", "", *[PRESENTATIONS[language]] * 2]
    feed = (rings.output() / "calendar-sessions.ics").read_bytes()
    assert [event.title for event in by_icalendar(feed)][2:] == [PRESENTATIONS[language]] * 2


CARDS = {
    "en": "Factor rings Emmy , Ada What is left. Report · Code",
    "fa": "Factor rings Emmy ، Ada What is left. گزارش · کد",
}


def test_projects_are_cards_with_their_files(rings: Course, language: str) -> None:
    first, second = page(rings).select("ul.syllabus-showcase > li")
    assert words(first) == CARDS[language]
    assert words(second) == "A title alone"
    picture = conftest.the_one(first, "img")
    assert picture["alt"] == "Two rings"
    report, code = first.select("a")
    assert code["href"] == "https://code.example/rings"
    for link in (picture["src"], report["href"]):
        assert (rings.output() / str(link)).is_file()
    projects = json.loads((rings.output() / "course.json").read_bytes())["projects"]
    assert [project["title"] for project in projects] == ["Factor rings", "A title alone"]
    assert projects[0]["picture"] == "rings.png"


LOADS = {
    "en": [
        "nothing",
        "2 deadlines · 40% of the grade First homework , Second homework",
        *["nothing"] * 2,
        "1 deadline · 60% of the grade Final exam",
    ],
    "fa": [
        "موردی نیست",
        "۲ مهلت · ۴۰٪ از نمره First homework ، Second homework",
        *["موردی نیست"] * 2,
        "۱ مهلت · ۶۰٪ از نمره Final exam",
    ],
}
OUTSIDE = {"en": "outside the weeks of the term", "fa": "بیرون از هفته‌های نیم‌سال"}
TOO_MUCH = {"en": "more than 1 deadline", "fa": "بیش از ۱ مهلت"}


def test_the_load_of_every_week_is_told_in_words_and_as_a_bar(rings: Course, language: str) -> None:
    table = conftest.the_one(page(rings), "table.syllabus-workload")
    rows = table.select("tbody tr")
    assert [words(conftest.the_one(row, "td")) for row in rows] == LOADS[language]
    assert [title.get_text() for title in table.select("bdi:not(.in-gregory)")] == [
        "First homework",
        "Second homework",
        "Final exam",
    ]
    assert words(rows[-1]).startswith(OUTSIDE[language])
    bars = [conftest.the_one(row, "rect.load") for row in rows if row.select("svg")]
    assert [bar["width"] for bar in bars] == ["66.67", "100.00"]
    # A bar begins where lines of text begin.
    begins = [float(str(bar["x"])) for bar in bars]
    assert begins == ([0, 0] if language == "en" else [33.33, 0])


def test_a_heavier_week_is_said_to_be_on_the_page_and_to_the_author(
    rings: Course, tmp_path: Path, language: str
) -> None:
    course = conftest.Course(Path(shutil.copytree(rings.source, tmp_path / "source")), language)
    course.edit("syllabus/course.yaml", "{most-deadlines: 3, most-weight: 60%}", "{most-deadlines: 1}")
    build = course.try_to_build()
    assert build.status == 0
    assert "course.yaml:8:47: " in build.said
    assert "week 2 has 2 deadlines, more than 1" in build.said
    assert "syllabus.workload" in build.said
    assert [words(week) for week in course.body("index").select(".too-much")] == [TOO_MUCH[language]]
    assert not BeautifulSoup(course.page("index"), "html.parser").select("rect.most")


TOLD = {
    "en": ["Sofia", "slot 4", "30 minutes each", "Factor rings", "What is left.", "2 deadlines"],
    "fa": ["Sofia", "نوبت ۴", "هر ارائه ۳۰ دقیقه", "Factor rings", "What is left.", "۲ مهلت"],
}


@pytest.mark.parametrize(
    ("builder", "file"), [("text", "index.txt"), ("latex", "*.tex"), ("man", "*.1"), ("epub", "index.xhtml")]
)
def test_every_builder_has_them(rings: Course, language: str, builder: str, file: str) -> None:
    rings.build(builder)
    [path] = rings.output(builder).glob(file)
    said = re.sub(r"[|\s]+", " ", path.read_text("utf-8"))
    for told in TOLD[language]:
        assert told in said, told


def test_a_course_without_meetings_tells_the_length_and_the_weeks(
    rings: Course, tmp_path: Path, language: str
) -> None:
    course = conftest.Course(Path(shutil.copytree(rings.source, tmp_path / "source")), language)
    course.edit("syllabus/course.yaml", "meetings: [{days: [Saturday], time: 10:30-11:30, room: Hall}]", "")
    (course.source / "syllabus" / "presentations.yaml").write_text(
        "presentations: {weeks: last 2 weeks, slot: 20 minutes}\n", "utf-8"
    )
    course.build()
    frame = conftest.the_one(course.body("index"), "div.syllabus-presentations-frame")
    assert words(frame) == WITHOUT_MEETINGS[language]
    assert not course.body("index").select("table.syllabus-presentations")
