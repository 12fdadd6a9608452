"""Office hours over the term: around holidays and changes."""

from collections.abc import Callable

from tests.syllabus.plan.conftest import text_of

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.outputs.calendar_feeds import feeds_for
from sphinx_syllabus.outputs.events import events_of
from sphinx_syllabus.plan.entries import Plan

PlanOf = Callable[[str], Plan]

STAFF = """
course: {id: algebra, title: Algebra}
term:
  name: Spring 2024
  starts: 2024-01-08
  weeks: 4
  timezone: Europe/Berlin
  holidays: [{name: A holiday, when: 2024-01-16}]
staff:
  - id: ada
    name: Ada
    office: Room 1
    hours:
      - {days: [Tuesday], time: 14:00-15:00}
      - {days: [Thursday], time: 9:00-10:00, room: Room 2, weeks: 1}
    changes:
      - {when: 2024-01-23, cancelled: a conference}
      - {when: 2024-01-30, moved: 2024-01-31 16:00-17:00}
      - {when: 2024-02-02 10:00-12:00, extra: before the exam, room: Room 3}
"""


def test_office_hours_are_laid_over_the_term_as_sessions_are(plan_of: PlanOf) -> None:
    [ada] = plan_of(STAFF).staff
    assert [(*text_of(hours.when), hours.room, hours.note, hours.cancelled) for hours in ada.dated] == [
        ("Tue 09 Jan", "14:00-15:00", "Room 1", None, False),
        ("Thu 11 Jan", "09:00-10:00", "Room 2", None, False),
        ("Tue 23 Jan", "14:00-15:00", "Room 1", "a conference", True),
        ("Wed 31 Jan", "16:00-17:00", "Room 1", None, False),
        ("Fri 02 Feb", "10:00-12:00", "Room 3", "before the exam", False),
    ]
    assert [hours.room for hours in ada.hours] == ["Room 1", "Room 2"]
    assert ada.dated[2].path == ("staff", 0, "changes", 0)
    assert ada.dated[0].path == ("staff", 0, "hours", 0)


def test_calendars_of_all_dates_have_office_hours_and_no_others(plan_of: PlanOf) -> None:
    plan = plan_of(STAFF + "sections: [{id: a, staff: [ada]}]\n")
    style = DateStyle(plan.term.shown_calendars, plan.term.calendar.zone, locale_for("en"))
    events = events_of(plan, style)
    held = {feed.file: sum(feed.holds(event) for event in events) for feed in feeds_for(plan.sections, style)}
    assert held == {
        "calendar.ics": 5, "calendar-deadlines.ics": 0, "calendar-sessions.ics": 0, "calendar-a.ics": 5,
    }  # fmt: skip
    assert [event.id for event in events][:2] == ["office-hours-ada-w01-tue", "office-hours-ada-w01-thu"]
    cancelled, moved = events[2:4]
    assert (cancelled.cancelled, cancelled.revision) == (True, 1)
    assert "Cancelled: a conference" in cancelled.lines
    assert moved.lines[1] == "moved from Tuesday 30 January 2024, 14:00–15:00 Berlin time"
    assert (moved.title, moved.location, moved.revision) == ("Office hours: Ada", "Room 1", 1)
    assert plan.groups[0].staff == ("Ada",)
