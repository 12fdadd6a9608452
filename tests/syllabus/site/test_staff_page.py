"""Staff, office hours and weekly meetings in pages, and what else tells of them."""

import base64
import json
import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.syllabus.site.conftest import Course
from tests.syllabus.site.test_elements import HtmlFile, ManFile, TexFile, TextFile, between, html_below_title

from sphinx_syllabus.tables.staff import initials

ADDRESS = b"ada.rahimi@example.org"

CONF = 'project = "Sample"\nextensions = ["myst_parser", "sphinx_syllabus"]\nnitpicky = True\n'

DATA = """
course: {id: sample, title: Sample}
term:
  {name: Fall 2023, starts: 2023-09-23, weeks: 4, week-starts: Saturday, timezone: Asia/Tehran,
  calendars: [gregorian, solar-hijri]}
meetings:
  - {days: [Saturday, Monday], time: 10:30-12:00, room: "204"}
  - {days: [Tuesday], time: 16:00-17:00, kind: lab, section: a, weeks: 2-4}
  - {days: [Tuesday], time: 16:00-17:00, kind: lab, section: b, by: somebody else}
sections:
  - {id: a, title: Group A, staff: [bob]}
  - {id: b}
  - {id: c, title: Group C}
staff:
  - id: ada
    name: Dr. Ada Rahimi
    role: instructor
    email: ada.rahimi@example.org
    page: ada
    url: https://example.org/ada
    picture: ada.png
    links: {Publications: https://example.org/papers}
    office: Room 310
    by-appointment: yes
    hours:
      - {days: [Sunday, Tuesday], time: 14:00-15:00}
    changes:
      - {when: 2023-10-01, cancelled: a conference}
      - {when: 2023-10-03, moved: 2023-10-04 15:00-16:00}
      - {when: 2023-10-18 10:00-12:00, extra: before the exam, room: Room 12}
  - id: bob
    name: Bob <b>
    url: https://example.org/bob
    hours:
      - {days: [Saturday], time: 13:00-14:00, room: Room 112, weeks: 2-3}
  - {id: parisa, name: پریسا نادری, role: head of the laboratory, by-appointment: yes}
"""

PAGE = """
# Staff

```{meetings}
```

```{staff}
```

```{office-hours}
:caption: When we are there
```
"""

HOURS = {"en": "13:30–14:30", "fa": "۱۳:۳۰ تا ۱۴:۳۰"}
IN_WORDS = {"en": "ada.rahimi at example.org", "fa": "ada.rahimi [at] example.org"}
OF_BOB = {"en": "Office hours: Bob <b>", "fa": "ساعت مراجعه: \u2068Bob <b>\u2069"}

ONE_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def course_in(folder: Path, language: str) -> Course:
    files = {
        "conf.py": CONF,
        "index.md": "# Sample\n\n```{toctree}\nstaff\nada\n```\n",
        "staff.md": PAGE,
        "ada.md": "# About Ada\n",
        "syllabus/course.yaml": DATA,
    }
    (folder / "syllabus").mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "ada.png").write_bytes(base64.b64decode(ONE_DOT))
    return Course(folder, language)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, language: str) -> Course:
    """Build a course with staff for every kind of reader, in each edition in turn."""
    course = course_in(tmp_path_factory.mktemp("staff") / "source", language)
    for builder in ("html", "text", "latex", "man"):
        course.build(builder)
    return course


def test_html(built: Course, snapshot: SnapshotAssertion) -> None:
    assert html_below_title(built.body("staff")) == snapshot(extension_class=HtmlFile)


def test_text(built: Course, snapshot: SnapshotAssertion) -> None:
    text = (built.output("text") / "staff.txt").read_text(encoding="utf-8")
    assert text == snapshot(extension_class=TextFile)


def test_latex(built: Course, snapshot: SnapshotAssertion) -> None:
    [file] = built.output("latex").glob("*.tex")
    book = file.read_text(encoding="utf-8")
    chapter = between(r"\\label{\\detokenize{staff::doc}}", r"\\sphinxstepscope", book)
    assert chapter == snapshot(extension_class=TexFile)


def test_man(built: Course, snapshot: SnapshotAssertion) -> None:
    [file] = built.output("man").glob("*.1")
    section = between(r"\.SH STAFF\n", r"\.SH [A-Z' ]+\n", file.read_text(encoding="utf-8"))
    assert section == snapshot(extension_class=ManFile)


def test_no_robot_finds_an_address_in_anything_that_is_published(built: Course, language: str) -> None:
    for builder in ("html", "text", "latex", "man"):
        for path in built.output(builder).rglob("*"):
            if path.is_file():
                assert ADDRESS not in path.read_bytes(), path
    assert IN_WORDS[language] in built.body("staff").get_text()


def test_the_page_the_json_and_the_calendar_tell_the_same(built: Course, language: str) -> None:
    course = json.loads((built.output() / "course.json").read_text(encoding="utf-8"))
    page = " ".join(built.body("staff").get_text(" ").split())
    calendar = (built.output() / "calendar.ics").read_bytes().replace(b"\r\n ", b"").decode()
    ada = course["staff"][0]
    assert [person["name"] in page for person in course["staff"]] == [True] * 3
    assert ada["email"] == IN_WORDS[language]
    assert ada["hours"] == [{"days": ["Sunday", "Tuesday"], "time": "14:00-15:00", "room": "Room 310"}]
    by_id = {hours["id"]: hours for hours in ada["office-hours"]}
    assert by_id["w02-sun"]["cancelled"] == "a conference"
    assert by_id["w02-tue"]["start"] == "2023-10-04T15:00:00+03:30"
    assert by_id["w02-tue"]["moved-from"]["start"] == "2023-10-03T14:00:00+03:30"
    for hours in ada["office-hours"]:
        assert f"UID:office-hours-ada-{hours['id']}@sample" in calendar
    assert re.findall(r"SUMMARY:(.*Bob.*)\r", calendar) == [OF_BOB[language]] * 2
    assert [section.get("title") for section in course["sections"]] == ["Group A", None, "Group C"]
    assert course["meetings"][1]["weeks"] == [2, 4]


def test_a_new_office_hour_is_on_the_pages_that_show_it_at_once(tmp_path: Path, language: str) -> None:
    course = course_in(tmp_path / "source", language)
    course.build()
    before = course.written()
    course.edit("syllabus/course.yaml", "time: 13:00-14:00", "time: 13:30-14:30")
    course.build()
    assert HOURS[language] in course.body("staff").get_text()
    assert course.written()["ada"] == before["ada"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada Rahimi", "AR"),
        ("Dr. Ada M. Rahimi", "AR"),
        ("ada", "A"),
        ("Prof.", "P"),
        ("پریسا نادری", "پن"),
        ("(none)", "N"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name).replace("\N{ZERO WIDTH NON-JOINER}", "") == letters
