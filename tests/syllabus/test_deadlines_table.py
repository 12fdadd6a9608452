"""What a table of deadlines tells of those that the data has changed."""

from pathlib import Path

from docutils import nodes

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.nodes import dated_row
from sphinx_syllabus.read_course import read_course
from sphinx_syllabus.tables.deadlines import deadline_box, deadlines_table
from sphinx_syllabus.tables.style import TableStyle

COURSE = Path(__file__).parent / "data" / "course_with_meetings"


def words_alone(_target: str, words: str) -> nodes.Node:
    return nodes.inline("", words)


def test_a_moved_deadline_tells_from_when_and_a_cancelled_one_why() -> None:
    plan = read_course(COURSE).plan
    assert plan is not None
    dates = DateStyle(plan.term.shown_calendars, plan.term.calendar.zone, locale_for("en"))
    style = TableStyle(
        dates, words_alone, nodes.Text, words_alone, words_alone,
        lambda _path, _name: None, lambda node: node, nodes.Text,
    )  # fmt: skip
    table = deadlines_table(plan.deadlines, "Deadlines", [], style)
    rows = {row.astext().splitlines()[0]: row for row in table.findall(dated_row)}
    report, excursion = rows["Report"], rows["Excursion"]
    assert "23:59 Berlin time" in report.astext()
    assert "moved from Tuesday 5 March 2024" in report.astext()
    assert "4 March" not in report.astext()
    assert report["ends"] == "2024-03-06T23:59:00+01:00"
    assert "Cancelled: the bus does not run" in excursion.astext()
    # Without an end, the script never calls it next.
    assert "ends" not in excursion
    by_id = {entry.id: entry for entry in plan.deadlines}
    assert "moved from" in deadline_box(by_id["report"], False, style).astext()
    assert "Cancelled" in deadline_box(by_id["excursion"], False, style).astext()
