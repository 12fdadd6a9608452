"""The handout of real builds: it says what the pages say, or the build says why there is none."""

import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from tests.syllabus.paper_reader import dates_in_english, days_in, text_of

from .conftest import Course

SECTIONS = (
    'syllabus_handout_sections = ["/projects#rules", "schedule", "deadlines", "grading", "calendars"]\n'
)
MATH = """\
myst_enable_extensions = ["dollarmath"]
html_math_renderer = "mathml"
mathml_macros = {"curve": "x^2 + y^2"}
"""
RULES = """\
# The projects

(rules)=
## Rules of the *project*

Write about **one** curve, such as $\\curve = 1$; hand it in by {due}`essay`, see {doc}`all`.

- alone,
- or in pairs: <https://pairs.example/>.
"""


def days_of(value: object) -> set[date]:
    """Collect every date in ``course.json``."""
    match value:
        case dict():
            return {day for item in value.values() for day in days_of(item)}
        case list():
            return {day for item in value for day in days_of(item)}
        case str() if re.match(r"\d{4}-\d\d-\d\d", value):
            return {date.fromisoformat(value[:10])}
    return set()


def test_every_date_is_that_of_the_course_in_both_calendars(edition: Path, language: str) -> None:
    text = text_of((edition / "handout.pdf").read_bytes())
    gregorian, solar_hijri = days_in(dates_in_english(text) if language == "fa" else text)
    course = json.loads((edition / "course.json").read_text(encoding="utf-8"))
    del course["term"]["weeks"]  # their first and last days are not on paper, but for the modules'
    assert gregorian == solar_hijri == days_of(course)
    assert date(2023, 11, 22) in gregorian
    home = (edition / "index.html").read_text(encoding="utf-8")
    assert 'href="handout.pdf"' in home


TITLES = {
    "en": {
        "grading": "Grading",
        "timeline": "The term at a glance",
        "schedule": "Lecture plan",
        "deadlines": "Deadlines",
        "calendars": "Website and calendars",
    },
    "fa": {
        "grading": "ارزشیابی",
        "timeline": "نیم\u200cسال در یک نگاه",
        "schedule": "برنامهٔ درس",
        "deadlines": "مهلت\u200cها",
        "calendars": "وبگاه و تقویم\u200cها",
    },
}
"""The titles of the sections, as they are read aloud."""

IN_A_SENTENCE = {
    "en": r"hand it in by Saturday 14 October 2023 \(22 Mehr 1402\), 23:59 Tehran time, see",
    "fa": r"hand it in by شنبه 22 Mehr 1402 \W+14 October 2023 ساعت \W+23 : 59 تهران وقت به",
}
"""A date on paper; what reads it takes the words of Persian from their end."""


@pytest.fixture
def with_rules(in_edition: Course) -> Course:
    """An edition of a course whose handout shows a section of a page."""
    course = in_edition
    (course.source / "projects.md").write_text(RULES, encoding="utf-8")
    conf = course.source / "conf.py"
    text = conf.read_text(encoding="utf-8").replace('"myst_parser",', '"myst_parser", "sphinx_mathml",')
    conf.write_text(f"{text}{MATH}{SECTIONS}", encoding="utf-8")
    course.edit("all.md", "```{deadlines}\n```", "```{deadlines}\n```\n")
    return course


def handout(course: Course) -> bytes:
    return (course.output() / "handout.pdf").read_bytes()


def words_of(course: Course) -> str:
    """Return what an edition's handout says, with the days of the Persian one in English."""
    text = text_of(handout(course))
    return dates_in_english(text) if course.language == "fa" else " ".join(text.split())


def test_sections_of_pages_are_set_with_their_dates_and_whole_addresses(with_rules: Course) -> None:
    with_rules.build()
    text = words_of(with_rules)
    assert "Rules of the project" in text
    assert re.search(IN_A_SENTENCE[with_rules.language], text)
    reader = PdfReader(io.BytesIO(handout(with_rules)))
    titles = [entry.title for entry in reader.outline if isinstance(entry, Destination)]
    from_data = TITLES[with_rules.language]
    in_this_order = ("schedule", "deadlines", "grading", "calendars")
    assert titles == ["Rules of the project", *(from_data[name] for name in in_this_order)]
    shown = re.sub("[\u2066-\u2069]", "", text_of(handout(with_rules)))
    assert "https://geometry.example/course/calendar-deadlines.ics" in shown
    links = {
        str(note.get_object()["/A"]["/URI"]) for page in reader.pages for note in page.get("/Annots", [])
    }
    assert "https://geometry.example/course/all.html" in links
    assert "https://pairs.example/" in links
    assert not any(link.startswith("file:") for link in links)


def test_a_page_edit_reaches_the_handout(with_rules: Course) -> None:
    with_rules.build()
    with_rules.edit("projects.md", "or in pairs", "or in threes")
    with_rules.build()
    assert "or in threes" in words_of(with_rules)
    with_rules.edit("syllabus/deadlines.yaml", "due: 2023-10-14", "due: 2023-10-15")
    with_rules.build()
    text = words_of(with_rules)
    assert "14 October" not in text
    assert text.count("15 October 2023") == 2


def test_what_paper_cannot_show_stops_the_build_before_anything_is_replaced(with_rules: Course) -> None:
    with_rules.build()
    before = {path: path.stat().st_mtime_ns for path in with_rules.output().rglob("*") if path.is_file()}
    with_rules.edit(
        "projects.md", "- alone,", "![a curve](slides/frenet.txt)\n\n$$\\color{red} x$$\n\n- alone,"
    )
    build = with_rules.try_to_build()
    assert build.status == 2
    [picture, formula, end] = build.said.splitlines()
    place = with_rules.source / "projects.md"
    assert picture.startswith(f"{place}:8: ERROR: handout: a picture")
    assert formula.startswith(f"{place}:10: ERROR: handout:")
    assert "'color'" in formula
    assert end == "ERROR: the handout cannot be made: nothing is written, and the site stays as it was"
    after = {path: path.stat().st_mtime_ns for path in with_rules.output().rglob("*") if path.is_file()}
    assert after == before


def test_what_is_configured_and_not_there_is_told_all_at_once(course: Course) -> None:
    conf = course.source / "conf.py"
    with conf.open("a", encoding="utf-8") as file:
        file.write(
            'syllabus_handout_sections = ["schedul", "/project", "/projects#rule"]\n'
            'syllabus_handout_paper = "a3"\n'
            'syllabus_handout_template = "own.typ"\n'
        )
    build = course.try_to_build()
    assert build.status == 2
    first = len(conf.read_text(encoding="utf-8").splitlines()) - 2
    sections = "grading, late, timeline, schedule, deadlines, calendars"
    assert build.said.replace(f"{conf}:", "").replace(
        "ERROR: handout: syllabus_handout_", ""
    ).splitlines() == [
        f"{first + 2}: template: there is no file '{course.source / 'own.typ'}'",
        f"{first + 1}: paper: 'a3' is none of a4, us-letter",
        f"{first}: sections: there is no section 'schedul' (did you mean 'schedule'?): write one of "
        f"{sections}, or '/page#section' for a section of a page",
        f"{first}: sections: '/project': there is no page 'project' (did you mean 'projects'?)",
        f"{first}: sections: '/projects#rule': page 'projects' has no '#rule'",
        "ERROR: the handout cannot be made: nothing is written, and the site stays as it was",
    ]


def test_a_course_may_bring_its_own_template(in_edition: Course) -> None:
    course = in_edition
    template = course.source / "own.typ"
    template.write_text(
        '#let course = json("handout.json")\n'
        '#set document(title: course.sections.map(it => it.title.at(0)).join(", "))\n'
        "= #course.title, in our own way\n",
        encoding="utf-8",
    )
    with (course.source / "conf.py").open("a", encoding="utf-8") as file:
        file.write('syllabus_handout_template = "own.typ"\nsyllabus_handout_paper = "us-letter"\n')
    course.build()
    assert "A Course in Geometry, in our own way" in text_of(handout(course))
    about = PdfReader(io.BytesIO(handout(course))).metadata
    assert about
    assert about.title == ", ".join(TITLES[course.language].values())

    template.write_text("= A title\n#cours\n", encoding="utf-8")
    build = course.try_to_build()
    assert build.status == 2
    assert re.match(rf"{template}:2: ERROR: handout: .*unknown variable: cours", build.said)


def test_same_bytes_in_another_folder_zone_and_language_of_the_system(
    in_edition: Course, tmp_path_factory: pytest.TempPathFactory
) -> None:
    course = in_edition
    elsewhere = replace(course, source=tmp_path_factory.mktemp("elsewhere") / "a longer way" / "source")
    elsewhere.source.parent.mkdir()
    for name in [path for path in course.source.rglob("*") if path.is_file()]:
        copy = elsewhere.source / name.relative_to(course.source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(name.read_bytes())
    here = course.build_in_new_python(TZ="Asia/Tokyo", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    there = elsewhere.build_in_new_python(TZ="America/St_Johns", LC_ALL="POSIX", PYTHONHASHSEED="2")
    assert (here.status, there.status) == (0, 0), here.said + there.said
    assert handout(course) == handout(elsewhere)
    assert course.pages() == elsewhere.pages()


@pytest.mark.parametrize(
    "unset",
    [
        *("\U0001f389", "\u66f2", "\U0001f5d3\ufe0f"),
        *("\U0001f469\u200d\U0001f3eb", "1\ufe0f\u20e3", "\U000f0000"),
    ],
)
def test_what_no_font_has_does_not_hold_back_a_build(built_edition: Course, unset: str) -> None:
    """Of a keycap, Persian keeps the digit: the font that is asked for Persian letters has digits, too."""
    course = built_edition
    course.edit("syllabus/deadlines.yaml", "Essay on a curve", f"Essay {unset} of 2023")
    build = course.try_to_build()
    assert build.status == 0
    assert re.fullmatch(
        r"WARNING: handout: its fonts do not have .*: a box stands for it \[syllabus\.handout\]\n", build.said
    )
    kept = unset[0] if (course.language, unset[0]) == ("fa", "1") else ""
    assert re.search(rf"Essay {kept}□+ of 2023", text_of(handout(course)))
    assert f"Essay {unset} of 2023" in course.page("all")


def test_a_course_may_have_no_handout(built_edition: Course) -> None:
    course = built_edition
    course.edit("link.md", "deadlines.txt", "handout.pdf")
    course.build()
    assert 'href="handout.pdf"' in course.page("link")
    conf = course.source / "conf.py"
    before = conf.read_text(encoding="utf-8")
    conf.write_text(f"{before}syllabus_handout_sections = []\n", encoding="utf-8")
    assert "there is no output 'handout.pdf'" in course.try_to_build().said
    assert not (course.output() / "handout.pdf").exists()
    assert 'href="handout.pdf"' not in course.page("link")
    conf.write_text(before, encoding="utf-8")
    course.build()
    assert 'href="handout.pdf"' in course.page("link")


@pytest.mark.parametrize("value", ['"schedule"', '["schedule", 3]'])
def test_sections_that_are_no_list_of_texts_are_told_once(course: Course, value: str) -> None:
    with (course.source / "conf.py").open("a", encoding="utf-8") as file:
        file.write(f"syllabus_handout_sections = {value}\n")
    build = course.try_to_build()
    assert build.status == 2
    assert build.said.count("syllabus_handout_sections: write a list of texts in brackets") == 1
    assert build.said.count("ERROR") == 2


@pytest.mark.parametrize(
    ("rules", "colour"),
    [
        (":root { --pst-color-primary: #A01; }", "#a01"),
        ("body { --syllabus-accent: #a01; }", "#a01"),
        ("/* --pst-color-primary: #123456; */ html { --pst-color-primary: #a00112 }", "#a00112"),
        ("a { --pst-color-primary: rgb(1, 2, 3); } b { --pst-color-primary: #a00112; }", "#0a7d91"),
        ("a { color: red }", "#0a7d91"),
    ],
)
def test_accent_is_the_first_that_the_site_sets(course: Course, rules: str, colour: str) -> None:
    (course.source / "_static").mkdir()
    (course.source / "_static" / "own.css").write_text(rules, encoding="utf-8")
    (course.source / "own.typ").write_text(
        '#set document(title: "x")\n#json("handout.json").accent', encoding="utf-8"
    )
    with (course.source / "conf.py").open("a", encoding="utf-8") as file:
        file.write(
            'html_static_path = ["_static"]\nhtml_css_files = ["own.css"]\n'
            'syllabus_handout_template = "own.typ"\n'
        )
    course.build()
    assert text_of(handout(course)).strip() == colour


def test_only_the_site_has_a_handout(in_edition: Course) -> None:
    in_edition.build("text")
    assert not (in_edition.output("text") / "handout.pdf").exists()
