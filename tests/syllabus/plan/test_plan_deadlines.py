"""Deadlines that hang on sessions and topics."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.next_deadline import next_deadline

Compare = Callable[[str, str], None]

RECURRING = """
    meetings: [{{days: [Monday, Thursday], time: 10:30-12:00, weeks: 1-2}}]
    changes: [{changes}]
    deadlines: [{{id: quiz, title: Reading question, due: {due}}}]
    """


@pytest.mark.parametrize(
    ("due", "first", "hours"),
    [
        ("day before every session", "Sun 07 Jan", "23:59"),
        ("day of every session 09:00", "Mon 08 Jan", "09:00"),
        ("2 days after every session", "Wed 10 Jan", "23:59"),
        ("2 hours before every session", "Mon 08 Jan", "08:30"),
    ],
)
def test_a_recurring_deadline_is_one_entry_a_session(
    due: str, first: str, hours: str, assert_deadlines: Compare, plan_of: Callable[[str], Plan]
) -> None:
    plan = plan_of(RECURRING.format(changes="", due=due))
    assert [entry.id for entry in plan.deadlines] == [
        "quiz-w01-mon",
        "quiz-w01-thu",
        "quiz-w02-mon",
        "quiz-w02-thu",
    ]
    assert_deadlines(
        RECURRING.format(changes="", due=due)
        .replace("weeks: 1-2", "weeks: 1")
        .replace("Monday, Thursday", "Monday"),
        f"quiz-w01-mon | {first} | {hours}",
    )


def test_its_ids_hold_when_sessions_move_and_a_cancelled_one_takes_its_own_away(
    assert_deadlines: Compare,
) -> None:
    changes = """
        {when: 2024-01-08, moved: 2024-01-20},
        {when: 2024-01-11, cancelled: ill},
        {when: 2024-01-13 09:00-10:00, extra: make-up},
    """
    assert_deadlines(
        RECURRING.format(changes=changes, due="day before every session"),
        """
        quiz-extra-2024-01-13 | Fri 12 Jan | 23:59
        quiz-w02-mon          | Sun 14 Jan | 23:59
        quiz-w02-thu          | Wed 17 Jan | 23:59
        quiz-w01-mon          | Fri 19 Jan | 23:59
        """,
    )


def test_deadlines_count_from_topics(assert_deadlines: Compare) -> None:
    """From the start of the first session to the end of the last, in all sections."""
    assert_deadlines(
        """
        meetings:
          - {days: [Monday, Thursday], time: 10:30-12:00, weeks: 1-2}
          - {days: [Tuesday], time: 14:00-16:00, kind: lab, section: a, weeks: 2}
          - {days: [Friday], time: 14:00-16:00, kind: lab, section: b, weeks: 2}
        schedule:
          - Sets
          - {title: Convex functions, id: functions, sessions: 2}
          - {title: Lab 1, kind: lab}
        deadlines:
          - {id: after, title: Homework, due: 3 days after functions}
          - {id: before, title: Reading, due: day before functions}
          - {id: hours, title: Survey, due: 1 hour after functions}
          - {id: same-day, title: Minutes, due: day of sets 20:00}
          - {id: report, title: Report, due: 1 week after lab-1}
          - {id: review, title: Review, due: 2 days after report}
        """,
        """
        same-day | Mon 08 Jan | 20:00
        before   | Wed 10 Jan | 23:59
        hours    | Mon 15 Jan | 13:00
        after    | Thu 18 Jan | 23:59
        report   | Fri 26 Jan | 23:59
        review   | Sun 28 Jan | 23:59
        """,
    )


def test_deadlines_stand_in_order_of_time_and_unannounced_ones_last(assert_deadlines: Compare) -> None:
    assert_deadlines(
        """
        deadlines:
          - {id: unknown, title: Talk, when: TBA}
          - {id: hanging, title: Review, due: 2 days after unknown}
          - {id: final, title: Final exam, kind: exam, when: 2024-02-20 09:00-12:00}
          - {id: talks, title: Talks, when: last 2 weeks}
          - {id: proposal, title: Proposal, due: 2024-01-22}
        """,
        """
        talks    | Mon 22 Jan - Sun 04 Feb |
        proposal | Mon 22 Jan              | 23:59
        final    | Tue 20 Feb              | 09:00-12:00
        unknown  | TBA                     |
        hanging  | TBA                     |
        """,
    )


@pytest.mark.parametrize(
    ("now", "expected"),
    [("01-08 00:00", "quiz"), ("01-12 18:00", "quiz"), ("01-12 18:01", "trip"), ("01-16 00:00", None)],
)
def test_the_next_deadline_is_the_first_that_is_held_and_not_over(
    now: str, expected: str | None, plan_of: Callable[[str], Plan]
) -> None:
    plan = plan_of(
        """
        deadlines:
          - {id: essay, title: Essay, due: 2024-01-10, cancelled: there is no time for it}
          - {id: quiz, title: Quiz, due: 2024-01-12 18:00}
          - {id: trip, title: Trip, when: 2024-01-15}
          - {id: oral, title: Oral, when: TBA}
        """
    )
    moment = datetime.fromisoformat(f"2024-{now}").replace(tzinfo=ZoneInfo("Europe/Berlin"))
    entry = next_deadline(plan, moment)
    assert (entry.id if entry else None) == expected
