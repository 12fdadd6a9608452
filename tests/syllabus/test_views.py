"""What pages are answered: which dates they show, and of whom."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.outputs.deadlines_text import deadlines_text
from sphinx_syllabus.outputs.events import events_of
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline
from sphinx_syllabus.read_course import read_course
from sphinx_syllabus.tables.rows import with_events
from sphinx_syllabus.views.schedule import EventsView, FormView, ModulesView, SessionsView

PlanOf = Callable[[str], tuple[Plan, DateStyle]]

COURSE = """
course: {id: c, title: C}
term: {name: T, starts: 2023-09-23, weeks: 4, week-starts: Saturday, timezone: Asia/Tehran}
"""

BY_WEEK = """
schedule:
  - {module: Groups, weeks: 1-2, topics: [Examples]}
  - {title: Guest, when: 2023-10-04 10:00-11:00}
deadlines:
  - {id: essay, title: Essay, due: 2023-09-30}
  - {id: exam, title: Exam, kind: exam, when: 2023-10-25}
"""

OF_SECTIONS = """
meetings:
  - {days: [Monday], time: 10:00-11:00, section: a, weeks: 1}
  - {days: [Tuesday], time: 10:00-11:00, section: b, weeks: 1}
changes:
  - {when: 2023-09-30 10:00-11:00, extra: review, kind: tutorial}
deadlines:
  - {id: quiz, title: Quiz, due: day of every session}
"""


@pytest.fixture
def plan_of(tmp_path: Path) -> PlanOf:
    def read(data: str) -> tuple[Plan, DateStyle]:
        (tmp_path / "syllabus").mkdir()
        (tmp_path / "syllabus" / "course.yaml").write_text(COURSE + data, encoding="utf-8")
        reading = read_course(tmp_path)
        assert reading.plan, reading.problems
        term = reading.plan.term
        return reading.plan, DateStyle(term.shown_calendars, term.calendar.zone, locale_for("en"))

    return read


def test_one_dated_topic_does_not_make_a_course_one_by_session(plan_of: PlanOf) -> None:
    plan, style = plan_of(BY_WEEK)
    assert [session.id for session in plan.sessions] == ["guest"]
    assert FormView().ask(plan) is False
    kinds = [event.id.partition("-")[0] for event in events_of(plan, style)]
    assert kinds == ["module", "session", "deadline", "deadline"]


def test_what_ends_outside_all_modules_is_not_lost(plan_of: PlanOf) -> None:
    plan, _ = plan_of(BY_WEEK)
    events = EventsView(deadlines=True, holidays=True).ask(plan)
    [(_, own)], further = with_events(ModulesView().ask(plan) or (), events)
    assert [event.id for event in own if isinstance(event, PlannedDeadline)] == ["essay"]
    assert [event.id for event in further if isinstance(event, PlannedDeadline)] == ["exam"]


def test_the_line_of_each_deadline_among_the_rows_is_noted(plan_of: PlanOf) -> None:
    plan, _ = plan_of(BY_WEEK)
    lines = EventsView(deadlines=True, holidays=False).edited(plan)
    assert lines == (("deadlines", 0, "due"), ("deadlines", 1, "when"))


def test_a_section_is_shown_its_own_deadlines_and_told_whose_others_are(plan_of: PlanOf) -> None:
    plan, style = plan_of(OF_SECTIONS)
    own = EventsView(deadlines=True, holidays=False, section="a").ask(plan)
    assert [event.id for event in own if isinstance(event, PlannedDeadline)] == [
        "quiz-w01-mon-a",
        "quiz-extra-2023-09-30",
    ]
    assert SessionsView("c").ask(plan) is None
    titles = [event.title for event in events_of(plan, style)]
    assert titles[:3] == ["Session 1 (section a)", "Session 1 (section b)", "Tutorial"]
    assert titles[3:] == ["Quiz (section a)", "Quiz (section b)", "Quiz"]
    text = deadlines_text(plan, style).decode()
    assert "Quiz (section b): Tuesday 26 September 2023" in text


def test_calendars_name_sessions_without_topics_as_pages_do(plan_of: PlanOf) -> None:
    plan, style = plan_of(
        "meetings:\n- {days: [Monday], time: 10:00-11:00, kind: lab, section: a, weeks: 1}\n"
        "changes:\n- {when: 2023-09-30 10:00-11:00, extra: review, kind: guest}\n"
    )
    assert [event.title for event in events_of(plan, style)] == [
        "Lab, session 1 (section a)",
        "Guest lecture",
    ]
    persian = replace(style, locale=locale_for("fa"))
    assert [event.title for event in events_of(plan, persian)] == [
        "آزمایشگاه، جلسهٔ ۱ (گروه \u2068a\u2069)",
        "سخنرانی مهمان",
    ]
