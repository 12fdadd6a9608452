"""What became of a data file: a course with all its outputs, or problems at places that there are."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from docutils import nodes
from tests.syllabus.feed_lint import lint

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.handout.blocks import Block, blocks_of
from sphinx_syllabus.handout.inlines import Surroundings
from sphinx_syllabus.handout.sections import DATA_SECTIONS, data_section
from sphinx_syllabus.load.yaml_source import LINE_END
from sphinx_syllabus.model.problem import Problem, Severity
from sphinx_syllabus.outputs.announcements_feed import announcements_feed
from sphinx_syllabus.outputs.catalogue import make_outputs
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.in_language import in_language
from sphinx_syllabus.read_course import CourseReading, read_course
from sphinx_syllabus.tables.style import TableStyle

DATA = "syllabus/course.yaml"
ADDRESS = "https://course.example/"


def make_site(folder: Path) -> Path:
    """Make a site that has what the odd course names, and no data."""
    for name in (
        "index.md",
        "files/ada.png",
        "files/talk.pdf",
        "files/notes.pdf",
        "files/solutions.txt",
        DATA,
    ):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# A page\n", "utf-8")
    return folder


def read(site: Path, content: bytes) -> CourseReading:
    """Read a course from a file with these bytes; what is wrong with it is told, each at its place."""
    reading = read_course(site, {DATA: content})
    errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
    assert (reading.plan is None) == bool(errors)
    assert_placed(reading.problems, {DATA: content})
    return reading


def assert_placed(problems: tuple[Problem, ...], files: dict[str, bytes]) -> None:
    """Check that every problem says something, at a line and column that its file has."""
    lines = {name: LINE_END.split(_shown(content)) for name, content in files.items()}
    for problem in problems:
        file, line, column = problem.place
        assert problem.message.strip()
        assert (file, line, column) == ("syllabus", 1, 1) or (
            1 <= line <= len(lines[file]) and 1 <= column <= len(lines[file][line - 1]) + 1
        ), f"{problem} of {len(lines.get(file, []))} lines"


def _shown(content: bytes) -> str:
    """Return a file as an editor shows it."""
    return content.decode("utf-8-sig", "replace")


def styles(plan: Plan) -> Iterator[tuple[Plan, TableStyle]]:
    """Give the course in each language, with how that shows it."""
    for language in ("en", "fa"):
        dates = DateStyle(plan.term.shown_calendars, plan.term.calendar.zone, locale_for(language))
        yield (
            in_language(plan, language),
            TableStyle(
                dates,
                _link,
                nodes.Text,
                _link,
                _link,
                lambda _path, _name: None,
                lambda node: node,
                nodes.Text,
            ),
        )


def _link(target: str, words: str) -> nodes.Node:
    return nodes.reference("", words, refuri=f"{ADDRESS}{target}")


def assert_shown(plan: Plan) -> None:
    """Make everything that is made of a course alone; who reads it can."""
    for shown, style in styles(plan):
        outputs = make_outputs(shown, style.dates, f"{ADDRESS}{{}}".format, None)
        for name, content in outputs.items():
            assert content
            assert not name.endswith(".ics") or lint(content) == [], name
        json.loads(outputs["course.json"])
        assert_feed(shown, style.dates)
        json.dumps(handout(shown, style)).encode()


def assert_feed(plan: Plan, style: DateStyle) -> None:
    """Make the feed of announcements; it is XML."""
    contents = {entry.id: entry.title for entry in plan.announcements}
    feed = announcements_feed(plan, style, contents, ADDRESS, f"{ADDRESS}{{}}".format, None)
    ElementTree.fromstring(feed)


def handout(plan: Plan, style: TableStyle) -> dict[str, Any]:
    """Return what the handout's template is given of a course."""
    surroundings = Surroundings(lambda address: address)
    sections = []
    for name in DATA_SECTIONS:
        if section := data_section(name, plan, style, ADDRESS):
            blocks: list[Block]
            blocks, refusals = blocks_of(section[1], surroundings)
            assert refusals == [], name
            sections.append({"title": [section[0]], "blocks": blocks})
    locale = style.dates.locale
    return {
        "language": locale.language,
        "right-to-left": locale.right_to_left,
        "paper": "a4",
        "accent": "#0060a0",
        "title": plan.about.title,
        "code": plan.about.code,
        "institution": plan.about.institution,
        "term": plan.term.name,
        "dates": [],
        "address": ADDRESS,
        "words": {"page": locale.words("Page {number} of {count}")},
        "digits": locale.digits("0123456789"),
        "sections": sections,
    }
