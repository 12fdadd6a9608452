"""Presentations: slots cut from the sessions of their weeks, and talks dealt over the slots."""

from collections.abc import Callable
from textwrap import dedent

import pytest
from tests.syllabus.plan.conftest import cells, text_of

from sphinx_syllabus.load.sources import read_sources
from sphinx_syllabus.load.validate import validate
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.make import make_plan

MEETINGS = """
meetings:
  - {days: [Monday, Thursday], time: 10:00-11:00, room: H1}
"""


@pytest.fixture
def assert_slots(plan_of: Callable[[str], Plan]) -> Callable[[str, str], None]:
    """Compare the slots of a course with lines of ``number | day | hours | who``."""

    def compare(data: str, table: str) -> None:
        presentations = plan_of(data).presentations
        assert presentations is not None
        shown = [
            (str(slot.number or ""), *text_of(slot.when), ", ".join(slot.talk.by) if slot.talk else "free")
            for slot in presentations.slots
        ]
        assert shown == cells(table)

    return compare


def test_talks_are_dealt_in_order_around_those_that_name_their_slot(
    assert_slots: Callable[[str, str], None],
) -> None:
    """What is left of an hour after two slots of 25 minutes is nobody's."""
    assert_slots(
        MEETINGS
        + """
presentations:
  weeks: last 2 weeks
  slot: 25 minutes
  talks:
    - {by: [First]}
    - {by: [Numbered], slot: 2}
    - {by: [Second, With]}
    - {by: [On a day], when: 2024-01-29}
    - {by: [At a moment], when: 2024-02-01 10:25}
    - {by: [Third]}
    - {by: [At its own hours], when: 2024-01-31 14:00-14:40}
    - {by: [At its own moment], when: week 4 Friday 9:00}
    - {by: [Not yet known], when: TBA}
""",
        """
        1 | Mon 22 Jan | 10:00-10:25 | First
        2 | Mon 22 Jan | 10:25-10:50 | Numbered
        3 | Thu 25 Jan | 10:00-10:25 | Second, With
        4 | Thu 25 Jan | 10:25-10:50 | Third
        5 | Mon 29 Jan | 10:00-10:25 | On a day
        6 | Mon 29 Jan | 10:25-10:50 | free
          | Wed 31 Jan | 14:00-14:40 | At its own hours
        7 | Thu 01 Feb | 10:00-10:25 | free
        8 | Thu 01 Feb | 10:25-10:50 | At a moment
          | Fri 02 Feb | 09:00-09:25 | At its own moment
          | TBA        |             | Not yet known
        """,
    )


def test_who_names_the_very_slot_has_it_before_who_names_its_day(
    assert_slots: Callable[[str, str], None],
) -> None:
    assert_slots(
        MEETINGS
        + """
presentations:
  weeks: 4
  slot: 30 minutes
  talks:
    - {by: [On a day], when: 2024-01-29}
    - {by: [At a moment], when: 2024-01-29 10:00}
""",
        """
        1 | Mon 29 Jan | 10:00-10:30 | At a moment
        2 | Mon 29 Jan | 10:30-11:00 | On a day
        3 | Thu 01 Feb | 10:00-10:30 | free
        4 | Thu 01 Feb | 10:30-11:00 | free
        """,
    )


def test_slots_follow_the_sessions(assert_slots: Callable[[str, str], None]) -> None:
    assert_slots(
        MEETINGS
        + """
changes:
  - {when: 2024-01-29, cancelled: storm}
  - {when: 2024-02-01, moved: 2024-02-02 16:00}
presentations: {when: 2024-01-29 to 2024-02-04, slot: 1 hour, talks: [{by: [First]}]}
""",
        "1 | Fri 02 Feb | 16:00-17:00 | First",
    )


def test_slots_are_cut_from_the_sessions_of_a_kind(assert_slots: Callable[[str, str], None]) -> None:
    assert_slots(
        """
meetings:
  - {days: [Monday], time: 10:00-11:00}
  - {days: [Tuesday], time: 10:00-10:40, kind: seminar}
presentations: {weeks: 4, slot: 20 minutes, kind: seminar}
""",
        """
        1 | Tue 30 Jan | 10:00-10:20 | free
        2 | Tue 30 Jan | 10:20-10:40 | free
        """,
    )


def test_sessions_of_one_section_have_slots_only_where_their_kind_is_named(
    assert_slots: Callable[[str, str], None],
) -> None:
    meetings = """
sections: [{id: a}]
meetings:
  - {days: [Monday], time: 10:00-11:00}
  - {days: [Tuesday], time: 10:00-11:00, section: a}
"""
    monday, tuesday = "Mon 29 Jan | 10:00-11:00 | free", "Tue 30 Jan | 10:00-11:00 | free"
    assert_slots(meetings + "presentations: {weeks: 4, slot: 1 hour}\n", f"1 | {monday}")
    assert_slots(
        meetings + "presentations: {weeks: 4, slot: 1 hour, kind: lecture}\n", f"1 | {monday}\n2 | {tuesday}"
    )


def test_without_meetings_only_what_is_known_is_said(assert_slots: Callable[[str, str], None]) -> None:
    assert_slots("presentations: {weeks: last 2 weeks, slot: 20 minutes}\n", "")
    assert_slots(
        """
presentations:
  weeks: last 2 weeks
  slot: 20 minutes
  talks: [{by: [Unplaced]}, {by: [Placed], when: 2024-01-31 14:00}, {by: [On a day], when: 2024-02-01}]
""",
        """
          | Wed 31 Jan | 14:00-14:20 | Placed
          | Thu 01 Feb |             | On a day
          | TBA        |             | Unplaced
        """,
    )


def test_weeks_to_be_announced_leave_every_talk_without_a_time(
    assert_slots: Callable[[str, str], None],
) -> None:
    assert_slots(
        MEETINGS + "presentations: {weeks: TBA, slot: 20 minutes, talks: [{by: [Somebody]}]}\n",
        "| TBA | | Somebody",
    )


def test_a_slot_has_the_room_of_its_session_unless_presentations_have_their_own(
    plan_of: Callable[[str], Plan],
) -> None:
    for room, where in (("", "H1"), (", room: H2", "H2")):
        plan = plan_of(MEETINGS + f"presentations: {{weeks: 4, slot: 60 minutes{room}}}\n")
        assert plan.presentations is not None
        assert {slot.room for slot in plan.presentations.slots} == {where}


def test_what_is_doubtful_is_said_and_the_plan_is_made() -> None:
    data = dedent(
        """
        course: {id: algebra, title: Algebra}
        term: {name: Spring 2024, starts: 2024-01-08, weeks: 4, timezone: Europe/Berlin}
        meetings: [{days: [Monday], time: 10:00-10:40}]
        presentations:
          weeks: 4
          slot: 20 minutes
          talks: [{by: [A]}, {by: [B]}, {by: [C]}]
        """
    )
    course, _ = validate(read_sources("syllabus", {"course.yaml": data.encode()}).values)
    assert course is not None
    plan, findings = make_plan(course)
    assert plan is not None
    assert [(finding.topic, finding.path) for finding in findings if "slot" in finding.message] == [
        ("clash", ("presentations", "talks", 2))
    ]
    assert plan.presentations is not None
    assert [slot.talk and slot.talk.by for slot in plan.presentations.slots] == [("A",), ("B",), ("C",)]
