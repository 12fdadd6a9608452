"""Weekly meetings laid over the term: which sessions there are, when, and by what name."""

from collections.abc import Callable
from datetime import date

from sphinx_syllabus.dates.when import first_day, instants
from sphinx_syllabus.plan.entries import Plan, PlannedSession

Compare = Callable[[str, str], None]


def slot_of(moved: PlannedSession) -> date:
    assert moved.moved_from is not None
    return first_day(moved.moved_from)


def test_several_meetings_a_week_with_lengths_and_rooms_of_their_own(
    assert_sessions: Compare, plan_of: Callable[[str], Plan]
) -> None:
    data = """
        term: {name: Spring, starts: 2024-01-08, weeks: 2, timezone: Europe/Berlin}
        course: {id: algebra, title: Algebra}
        meetings:
          - {days: [Monday, Thursday], time: 10:30-12:00, room: H1}
          - {days: [Wednesday], time: 2 pm to 4:15 pm, room: H2, kind: lab, by: T. Assistant}
          - {days: [Monday], time: 17:00-18:00, room: H3}
        """
    assert_sessions(
        data,
        """
        w01-mon   | Mon 08 Jan | 10:30-12:00 | 1 |
        w01-mon-2 | Mon 08 Jan | 17:00-18:00 | 2 |
        w01-wed   | Wed 10 Jan | 14:00-16:15 | 1 |
        w01-thu   | Thu 11 Jan | 10:30-12:00 | 3 |
        w02-mon   | Mon 15 Jan | 10:30-12:00 | 4 |
        w02-mon-2 | Mon 15 Jan | 17:00-18:00 | 5 |
        w02-wed   | Wed 17 Jan | 14:00-16:15 | 2 |
        w02-thu   | Thu 18 Jan | 10:30-12:00 | 6 |
        """,
    )
    first_week = plan_of(data).sessions[:4]
    assert [session.room for session in first_week] == ["H1", "H3", "H2", "H1"]
    assert [(s.kind, s.by) for s in first_week if s.kind] == [("lab", "T. Assistant")]


def test_sections_have_their_own_times_and_each_counts_its_own_sessions(
    assert_sessions: Compare, plan_of: Callable[[str], Plan]
) -> None:
    data = """
        meetings:
          - {days: [Friday], time: 14:00-15:00, section: a, weeks: 1-2}
          - {days: [Friday], time: 16:00-17:00, section: b, weeks: 2-3}
          - {days: [Tuesday], time: 09:00-10:00, section: b, weeks: 2}
        """
    assert_sessions(
        data,
        """
        w01-fri-a | Fri 12 Jan | 14:00-15:00 | 1 |
        w02-tue-b | Tue 16 Jan | 09:00-10:00 | 1 |
        w02-fri-a | Fri 19 Jan | 14:00-15:00 | 2 |
        w02-fri-b | Fri 19 Jan | 16:00-17:00 | 2 |
        w03-fri-b | Fri 26 Jan | 16:00-17:00 | 3 |
        """,
    )
    assert plan_of(data).sections == ("a", "b")


def test_a_term_that_begins_within_a_week_has_no_session_before_it(assert_sessions: Compare) -> None:
    assert_sessions(
        """
        course: {id: algebra, title: Algebra}
        term: {name: Fall, starts: 1 Mehr 1402, weeks: 2, week-starts: Tuesday, timezone: Asia/Tehran}
        meetings: [{days: [Tuesday, Saturday], time: 10:30-12:00}]
        """,
        """
        w01-sat | Sat 23 Sep | 10:30-12:00 | 1 |
        w02-tue | Tue 26 Sep | 10:30-12:00 | 2 |
        w02-sat | Sat 30 Sep | 10:30-12:00 | 3 |
        """,
    )


TERM_WITH_BREAK = """
    course: {{id: algebra, title: Algebra}}
    term:
      name: Spring
      starts: 2024-01-08
      weeks: 3
      timezone: Europe/Berlin
      holidays:
        - {{name: Carnival, when: 9 January 2024}}
        - {{name: Break, when: 2024-01-15 to 2024-01-21, weeks-count: {weeks_count}}}
    meetings: [{{days: [Monday, Tuesday], time: 10:30-12:00}}]
    schedule: [A, B, C, D, E]
    """


def test_no_session_is_on_a_holiday_and_its_weeks_count(assert_sessions: Compare) -> None:
    assert_sessions(
        TERM_WITH_BREAK.format(weeks_count="yes"),
        """
        w01-mon | Mon 08 Jan | 10:30-12:00 | 1 | A
        w03-mon | Mon 22 Jan | 10:30-12:00 | 2 | B
        w03-tue | Tue 23 Jan | 10:30-12:00 | 3 | C
        """,
    )


def test_teaching_weeks_go_on_counting_after_a_break_that_does_not_count(assert_sessions: Compare) -> None:
    assert_sessions(
        TERM_WITH_BREAK.format(weeks_count="no"),
        """
        w01-mon | Mon 08 Jan | 10:30-12:00 | 1 | A
        w02-mon | Mon 22 Jan | 10:30-12:00 | 2 | B
        w02-tue | Tue 23 Jan | 10:30-12:00 | 3 | C
        w03-mon | Mon 29 Jan | 10:30-12:00 | 4 | D
        w03-tue | Tue 30 Jan | 10:30-12:00 | 5 | E
        """,
    )


def test_changes_cancel_move_and_add_sessions(
    assert_sessions: Compare, plan_of: Callable[[str], Plan]
) -> None:
    data = """
        meetings: [{days: [Monday, Thursday], time: 10:30-12:00, room: H1, weeks: 1-3}]
        changes:
          - {when: 2024-01-08, cancelled: instructor away}
          - {when: 2024-01-11, moved: 2024-01-12}                          # to another day
          - {when: 2024-01-15, moved: 2024-01-15 14:00, room: H9}          # to another time
          - {when: 2024-01-18 10:30, moved: 2024-01-30 08:00-10:00}        # to both, in another week
          - {when: 2024-01-20 14:00-15:30, extra: make-up, room: H2, by: T. Assistant}
        """
    assert_sessions(
        data,
        """
        w01-mon          | Mon 08 Jan | 10:30-12:00 | cancelled |
        w01-thu          | Fri 12 Jan | 10:30-12:00 | 1 |
        w02-mon          | Mon 15 Jan | 14:00-15:30 | 2 |
        extra-2024-01-20 | Sat 20 Jan | 14:00-15:30 | 3 |
        w03-mon          | Mon 22 Jan | 10:30-12:00 | 4 |
        w03-thu          | Thu 25 Jan | 10:30-12:00 | 5 |
        w02-thu          | Tue 30 Jan | 08:00-10:00 | 6 |
        """,
    )
    sessions = {session.id: session for session in plan_of(data).sessions}
    assert sessions["w01-mon"].note == "instructor away"
    assert (sessions["w02-mon"].room, sessions["w01-thu"].room) == ("H9", "H1")
    assert sessions["w02-thu"].week == 4
    assert slot_of(sessions["w02-thu"]) == date(2024, 1, 18)
    extra = sessions["extra-2024-01-20"]
    assert (extra.note, extra.room, extra.by, extra.week) == ("make-up", "H2", "T. Assistant", 2)


def test_a_change_of_a_day_is_of_all_its_sessions_unless_it_names_a_section_or_an_hour(
    assert_sessions: Compare,
) -> None:
    assert_sessions(
        """
        meetings:
          - {days: [Friday], time: 14:00-15:00, section: a}
          - {days: [Friday], time: 16:00-17:00, section: b}
        changes:
          - {when: 2024-01-12, cancelled: storm}
          - {when: 2024-01-19, section: b, cancelled: assistant ill}
          - {when: 2024-01-26 14:00, cancelled: room flooded}
          - {when: 2024-02-01 to 2024-02-04, cancelled: strike}
        """,
        """
        w01-fri-a | Fri 12 Jan | 14:00-15:00 | cancelled |
        w01-fri-b | Fri 12 Jan | 16:00-17:00 | cancelled |
        w02-fri-a | Fri 19 Jan | 14:00-15:00 | 1 |
        w02-fri-b | Fri 19 Jan | 16:00-17:00 | cancelled |
        w03-fri-a | Fri 26 Jan | 14:00-15:00 | cancelled |
        w03-fri-b | Fri 26 Jan | 16:00-17:00 | 1 |
        w04-fri-a | Fri 02 Feb | 14:00-15:00 | cancelled |
        w04-fri-b | Fri 02 Feb | 16:00-17:00 | cancelled |
        """,
    )


def test_changes_go_on_from_what_those_above_them_left(
    assert_sessions: Compare, plan_of: Callable[[str], Plan]
) -> None:
    data = """
        meetings: [{days: [Monday, Thursday], time: 10:30-12:00, weeks: 1-3}]
        changes:
          - {when: 2024-01-08, moved: 2024-01-11}         # these two change places
          - {when: 2024-01-11, moved: 2024-01-08}
          - {when: 2024-01-15, moved: 2024-01-16}         # moved, and then once more
          - {when: 2024-01-16, moved: 2024-01-17 09:00}
          - {when: 2024-01-18, moved: 2024-01-19}         # moved, and then cancelled after all
          - {when: 2024-01-19, cancelled: ill}
          - {when: 2024-01-27 10:00-12:00, extra: make-up}
          - {when: 2024-01-27, cancelled: still ill}
        """
    assert_sessions(
        data,
        """
        w01-thu          | Mon 08 Jan | 10:30-12:00 | 1 |
        w01-mon          | Thu 11 Jan | 10:30-12:00 | 2 |
        w02-mon          | Wed 17 Jan | 09:00-10:30 | 3 |
        w02-thu          | Fri 19 Jan | 10:30-12:00 | cancelled |
        w03-mon          | Mon 22 Jan | 10:30-12:00 | 4 |
        w03-thu          | Thu 25 Jan | 10:30-12:00 | 5 |
        extra-2024-01-27 | Sat 27 Jan | 10:00-12:00 | cancelled |
        """,
    )
    changed = {session.id: session for session in plan_of(data).sessions}
    assert [changed[name].changes for name in ("w01-mon", "w02-mon", "w02-thu", "w03-mon")] == [1, 2, 2, 0]
    moved_twice = changed["w02-mon"]
    assert slot_of(moved_twice) == date(2024, 1, 15), "told from its slot, not from the step between"


def test_extra_sessions_have_names_of_their_own(assert_sessions: Compare) -> None:
    assert_sessions(
        """
        changes:
          - {when: 2024-01-20, extra: excursion}
          - {when: 2024-01-20 10:00-12:00, extra: make-up, section: a}
          - {when: 2024-01-20 10:00-12:00, extra: make-up, section: b}
          - {when: 2024-01-20 14:00-16:00, extra: make-up, section: b}
          - {when: 2024-01-21 14:00-16:00, extra: make-up, section: b, id: last-chance}
        """,
        """
        extra-2024-01-20     | Sat 20 Jan |             | 1 |
        extra-2024-01-20-a   | Sat 20 Jan | 10:00-12:00 | 2 |
        extra-2024-01-20-b   | Sat 20 Jan | 10:00-12:00 | 2 |
        extra-2024-01-20-2-b | Sat 20 Jan | 14:00-16:00 | 3 |
        last-chance          | Sun 21 Jan | 14:00-16:00 | 4 |
        """,
    )


def test_sessions_keep_their_hours_on_the_clock_when_clocks_change(plan_of: Callable[[str], Plan]) -> None:
    plan = plan_of("""
        course: {id: algebra, title: Algebra}
        term: {name: Spring, starts: 2024-03-25, weeks: 2, timezone: Europe/Berlin}
        meetings: [{days: [Monday], time: 10:30-12:00}]
        """)
    starts = [instants(session.when, plan.term.calendar.zone)[0] for session in plan.sessions]
    assert [start.isoformat() for start in starts] == [
        "2024-03-25T10:30:00+01:00",
        "2024-04-01T10:30:00+02:00",
    ]
