"""A former term, kept as data, shown by the pages of the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_syllabus.__main__ import main

if TYPE_CHECKING:
    from tests.syllabus.site.conftest import Course


def test_a_former_term_is_shown_where_its_folder_is_named(built_edition: Course) -> None:
    course = built_edition
    then = course.pages()
    assert main(["new-term", "2024-09-21", str(course.source), "--write"]) == 0
    course.build()
    now = course.pages()
    assert {name for name in now if now[name] != then[name]} >= {"due", "plan"}
    course.build("html", "-D", "syllabus_folder=terms/fall-2023")
    assert course.pages() == then
    assert not [*course.output().rglob("*.yaml")]


def test_a_folder_without_data_is_no_course(course: Course) -> None:
    build = course.try_to_build("html", "-D", "syllabus_folder=terms/none")
    assert build.status == 2
    assert "there is no data file (*.yaml) in 'terms/none'" in build.said
