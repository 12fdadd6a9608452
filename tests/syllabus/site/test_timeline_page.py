"""A page with the picture of the term: when it is written anew, and what stands for it on paper."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.syllabus.site.conftest import SAMPLE, Course, bring_back

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "# The term\n\n```{timeline}\n```\n\n```{syllabus:timeline}\n```\n"
DEADLINES = "syllabus/deadlines.yaml"

EDITS = {
    "a date": ("2023-10-14", "2023-10-16", True),
    "a title": ("Essay on a curve", "Essay on a knot", True),
    "a note, which the picture does not show": ("one page", "two pages", False),
}


CAPTION = {"en": "Dates of Fall 2023", "fa": "تاریخ‌های Fall 2023"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, language: str) -> tuple[Course, Path]:
    """Give the sample course the page, build it in each edition in turn, and copy what was made."""
    folder = tmp_path_factory.mktemp("term")
    course = Course(shutil.copytree(SAMPLE, folder / "course" / "source"), language)
    (course.source / "term.md").write_text(PAGE, encoding="utf-8")
    course.edit("index.md", "```{toctree}\n", "```{toctree}\nterm\n")
    course.build()
    return course, shutil.copytree(folder / "course", folder / "kept")


@pytest.fixture
def term(kept: tuple[Course, Path]) -> Course:
    """Bring back the course as it was built."""
    return bring_back(*kept)


@pytest.mark.parametrize("edit", EDITS)
def test_the_page_is_written_anew_when_what_it_shows_changes(term: Course, edit: str) -> None:
    old, new, is_shown = EDITS[edit]
    before = term.written()["term"]
    term.edit(DEADLINES, old, new)
    term.build()
    assert (term.written()["term"] != before) is is_shown


def test_two_pictures_on_a_page_have_ids_of_their_own(term: Course) -> None:
    body = term.body("term")
    ids = [element["id"] for element in body.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert len(body.select(".syllabus-timeline > svg[role=img]")) == 4
    for svg in body.select("svg"):
        assert all(body.find(id=name) for name in str(svg["aria-labelledby"]).split())


@pytest.mark.parametrize(("builder", "file"), [("text", "term.txt"), ("latex", "*.tex"), ("man", "*.1")])
def test_elsewhere_the_table_stands_for_the_picture(
    term: Course, language: str, builder: str, file: str
) -> None:
    term.build(builder)
    [written] = term.output(builder).glob(file)
    text = written.read_text(encoding="utf-8")
    assert "svg" not in text
    assert text.count(CAPTION[language]) == 2
