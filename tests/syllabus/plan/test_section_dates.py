"""Sections with dates of their own: which entries there are, and for whom."""

from collections.abc import Callable

import pytest
from tests.syllabus.plan.conftest import text_of

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.outputs.calendar_feeds import feeds_for
from sphinx_syllabus.outputs.deadlines_text import deadlines_text
from sphinx_syllabus.outputs.events import events_of
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline
from sphinx_syllabus.views.schedule import EventsView

PlanOf = Callable[[str], Plan]

SECTIONS = """
sections: [{id: a}, {id: b}, {id: c}]
meetings:
  - {days: [Monday], time: 10:00-11:00, section: a}
"""
QUIZ_OF_B = (
    SECTIONS
    + """
deadlines:
  - id: quiz
    title: Quiz
    due: 2024-01-10 18:00
    was:
      - {when: 2024-01-09 18:00, changed: 2024-01-05}
    sections: {b: 2 days later}
"""
)


@pytest.mark.parametrize(
    ("common", "own", "expected"),
    [
        ("due: 2024-01-10 18:00", "2 days later", "Fri 12 Jan | 18:00"),
        ("due: 2024-01-17", "1 week earlier", "Wed 10 Jan | 23:59"),
        ("due: 2024-01-10 18:00", "3 hours later", "Wed 10 Jan | 21:00"),
        ("due: 2024-01-10 18:00", "2024-01-11", "Thu 11 Jan | 23:59"),
        ("due: 1 week after out, out: 2024-01-03", "1 day after out", "Thu 04 Jan | 23:59"),
        ("due: 2024-01-10 18:00", "1 day after quiz", "Thu 11 Jan | 23:59"),
        ("when: 2024-01-10 10:00-11:30", "1 day later", "Thu 11 Jan | 10:00-11:30"),
        ("when: weeks 1-2", "1 day later", "Tue 09 Jan - Mon 22 Jan |"),
        ("due: TBA", "2 days later", "TBA |"),
        ("due: 2024-01-10", "TBA", "TBA |"),
    ],
)
def test_a_section_has_a_date_of_its_own_and_the_others_keep_theirs(
    common: str, own: str, expected: str, plan_of: PlanOf
) -> None:
    quiz = f"{SECTIONS}\ndeadlines:\n  - {{id: quiz, title: Quiz, {common}"
    [alone] = plan_of(f"{quiz}}}\n").deadlines
    entries = {entry.id: entry for entry in plan_of(f"{quiz}, sections: {{b: {own}}}}}\n").deadlines}
    assert (entries["quiz"].when, entries["quiz"].sections) == (alone.when, ("a", "c"))
    assert " | ".join(text_of(entries["quiz-b"].when)).strip() == expected
    assert entries["quiz-b"].sections == ("b",)


def test_who_is_always_later_is_moved_with_the_others(plan_of: PlanOf) -> None:
    common, own = plan_of(QUIZ_OF_B).deadlines
    assert [text_of(former.when) for former in common.was] == [("Tue 09 Jan", "18:00")]
    assert [text_of(former.when) for former in own.was] == [("Thu 11 Jan", "18:00")]
    assert own.date_path == ("deadlines", 0, "sections", "b")


def test_everybody_is_told_one_date_and_all_are_told_whose_it_is(plan_of: PlanOf) -> None:
    plan = plan_of(QUIZ_OF_B)
    style = DateStyle(plan.term.shown_calendars, plan.term.calendar.zone, locale_for("en"))
    calendars = {
        feed.file: [event.id for event in events_of(plan, style) if "quiz" in event.id and feed.holds(event)]
        for feed in feeds_for(plan.sections, style)
    }
    assert calendars["calendar.ics"] == ["deadline-quiz", "deadline-quiz-b"]
    assert calendars["calendar-a.ics"] == calendars["calendar-c.ics"] == ["deadline-quiz"]
    assert calendars["calendar-b.ics"] == ["deadline-quiz-b"]
    shown = EventsView(deadlines=True, holidays=False, section="b").ask(plan)
    assert [entry.id for entry in shown if isinstance(entry, PlannedDeadline)] == ["quiz-b"]
    lines = deadlines_text(plan, style).decode().splitlines()[1:]
    assert [line.partition(":")[0] for line in lines] == ["Quiz (sections a, c)", "Quiz (section b)"]
