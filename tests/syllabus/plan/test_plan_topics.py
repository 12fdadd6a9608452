"""Topics dealt over the sessions, and modules over their days."""

from collections.abc import Callable
from datetime import date

import pytest

from sphinx_syllabus.plan.entries import Plan

Compare = Callable[[str, str], None]

TWICE_A_WEEK = "meetings: [{days: [Monday, Thursday], time: 10:30-12:00, weeks: 1-3}]\n"


def test_topics_are_dealt_in_order_to_sessions_that_are_held(assert_sessions: Compare) -> None:
    assert_sessions(
        """
        meetings: [{days: [Monday, Thursday], time: 10:30-12:00, weeks: 1-2}]
        changes:
          - {when: 2024-01-11, cancelled: instructor away}
          - {when: 2024-01-13 14:00-15:30, extra: make-up}
        schedule: [Sets, Functions, {title: Duality}]
        """,
        """
        w01-mon          | Mon 08 Jan | 10:30-12:00 | 1 | Sets
        w01-thu          | Thu 11 Jan | 10:30-12:00 | cancelled |
        extra-2024-01-13 | Sat 13 Jan | 14:00-15:30 | 2 | Functions
        w02-mon          | Mon 15 Jan | 10:30-12:00 | 3 | Duality
        w02-thu          | Thu 18 Jan | 10:30-12:00 | 4 |
        """,
    )


@pytest.mark.parametrize(
    ("pin", "session"),
    [
        ("session 1", "w01-mon"),
        ("session 4", "w02-thu"),
        ("week 3", "w03-mon"),
        ("last 2 weeks", "w03-mon"),
        ("2024-01-22", "w03-mon"),
        ("week 2 Thursday", "w02-thu"),
        ("2024-01-11 to 2024-01-14", "w01-thu"),
        ("2024-01-18 10:30", "w02-thu"),
        ("2024-01-18 10:30-12:00", "w02-thu"),
        ("5 Bahman 1402", "w03-thu"),
        ("2024-01-30 18:00-20:00", "guests"),
    ],
)
def test_a_topic_is_pinned_and_the_others_leave_it_its_place(
    pin: str, session: str, plan_of: Callable[[str], Plan]
) -> None:
    plan = plan_of(f"""
        {TWICE_A_WEEK}
        schedule: [A, {{title: Guests, when: {pin}}}, B, C, D, E]
        """)
    assert [s.id for s in plan.sessions if "Guests" in [topic.title for topic in s.topics]] == [session]
    others = [topic.title for s in plan.sessions if s.id != session for topic in s.topics]
    assert others == ["A", "B", "C", "D", "E"]


def test_hours_that_no_meeting_has_make_a_session_beside_those_that_one_has(assert_sessions: Compare) -> None:
    assert_sessions(
        """
        meetings: [{days: [Monday], time: 10:30-12:00, weeks: 1}]
        schedule: [{title: Sets, when: 2024-01-08 10:30-12:00}, {title: Guests, when: 2024-01-09 18:00-20:00}]
        """,
        """
        w01-mon | Mon 08 Jan | 10:30-12:00 | 1 | Sets
        guests  | Tue 09 Jan | 18:00-20:00 | 2 | Guests
        """,
    )


def test_several_topics_of_a_day_or_week_and_one_over_several_sessions(assert_sessions: Compare) -> None:
    assert_sessions(
        f"""
        {TWICE_A_WEEK}
        schedule:
          - {{title: Sets, sessions: 2}}
          - {{title: Functions, with-previous: yes}}
          - Cones
          - {{title: Review, when: week 2}}
          - {{title: Questions, when: week 2}}
          - {{title: Party, when: 2024-01-18}}
          - {{title: Presentations, when: session 5, sessions: 2}}
        """,
        """
        w01-mon | Mon 08 Jan | 10:30-12:00 | 1 | Sets
        w01-thu | Thu 11 Jan | 10:30-12:00 | 2 | Sets, Functions
        w02-mon | Mon 15 Jan | 10:30-12:00 | 3 | Review
        w02-thu | Thu 18 Jan | 10:30-12:00 | 4 | Questions, Party
        w03-mon | Mon 22 Jan | 10:30-12:00 | 5 | Presentations
        w03-thu | Thu 25 Jan | 10:30-12:00 | 6 | Presentations
        """,
    )


def test_dated_topics_alone_make_the_course(assert_sessions: Compare, plan_of: Callable[[str], Plan]) -> None:
    data = """
        schedule:
          - {title: Opening, when: 9 January 2024 18:00-20:00}
          - {title: Visit, when: 2024-01-16, kind: guest, by: Prof. Q}
          - {title: Dinner, when: 2024-01-16}
          - {title: Closing, when: 2024-01-30 18:00-20:00}
          - {title: Thanks, with-previous: yes}
        """
    assert_sessions(
        data,
        """
        opening | Tue 09 Jan | 18:00-20:00 | 1 | Opening
        visit   | Tue 16 Jan |             | 2 | Visit, Dinner
        closing | Tue 30 Jan | 18:00-20:00 | 3 | Closing, Thanks
        """,
    )
    visit = plan_of(data).sessions[1]
    assert (visit.kind, visit.by, visit.week) == ("guest", "Prof. Q", 2)


LECTURES_AND_LABS = """
    meetings:
      - {days: [Monday], time: 10:30-12:00, weeks: 1-3}
      - {days: [Wednesday], time: 14:00-15:00, kind: lab, section: a, weeks: 1-3}
      - {days: [Friday], time: 16:00-17:00, kind: lab, section: b, weeks: 1-3}
    changes:
      - {when: 2024-01-10, section: a, cancelled: assistant ill}
      - {when: 2024-01-23 18:00-19:00, extra: lab for all, kind: lab}
      - {when: 2024-01-24 18:00-19:00, extra: visitors, kind: guest}
    schedule:
      - Sets
      - {title: Lab 1, kind: lab}
      - {title: Lab 2, kind: lab}
      - {title: Bring a laptop, with-previous: yes}
      - {title: Talk, kind: guest, by: Prof. Q}
      - {title: Visit, kind: guest, when: 2024-01-24 18:00}
      - {title: Functions}
      - {title: Lab 3, kind: lab, when: week 3}
    """


def test_kinds_go_to_their_own_meetings_in_every_section(
    assert_sessions: Compare, plan_of: Callable[[str], Plan]
) -> None:
    """A guest has no weekly meetings and takes a lecture, and takes no other from the extra one."""
    assert_sessions(
        LECTURES_AND_LABS,
        """
        w01-mon          | Mon 08 Jan | 10:30-12:00 | 1 | Sets
        w01-wed-a        | Wed 10 Jan | 14:00-15:00 | cancelled |
        w01-fri-b        | Fri 12 Jan | 16:00-17:00 | 1 | Lab 1
        w02-mon          | Mon 15 Jan | 10:30-12:00 | 2 | Talk
        w02-wed-a        | Wed 17 Jan | 14:00-15:00 | 1 | Lab 1
        w02-fri-b        | Fri 19 Jan | 16:00-17:00 | 2 | Lab 2, Bring a laptop
        w03-mon          | Mon 22 Jan | 10:30-12:00 | 3 | Functions
        extra-2024-01-23 | Tue 23 Jan | 18:00-19:00 |   | Lab 3
        w03-wed-a        | Wed 24 Jan | 14:00-15:00 | 3 | Lab 2, Bring a laptop
        extra-2024-01-24 | Wed 24 Jan | 18:00-19:00 |   | Visit
        w03-fri-b        | Fri 26 Jan | 16:00-17:00 | 4 |
        """,
    )
    talk = next(t for s in plan_of(LECTURES_AND_LABS).sessions for t in s.topics if t.title == "Talk")
    assert (talk.kind, talk.by) == ("guest", "Prof. Q")


def test_a_topic_pinned_to_a_day_without_a_meeting_of_its_kind_takes_the_lecture(
    assert_sessions: Compare,
) -> None:
    assert_sessions(
        """
        meetings:
          - {days: [Monday], time: 10:30-12:00, weeks: 1-2}
          - {days: [Wednesday], time: 14:00-15:00, kind: lab, weeks: 1-2}
        schedule:
          - Sets
          - {title: Lab in the lecture, kind: lab, when: 2024-01-15}
          - {title: Lab 1, kind: lab}
        """,
        """
        w01-mon | Mon 08 Jan | 10:30-12:00 | 1 | Sets
        w01-wed | Wed 10 Jan | 14:00-15:00 | 1 | Lab 1
        w02-mon | Mon 15 Jan | 10:30-12:00 | 2 | Lab in the lecture
        w02-wed | Wed 17 Jan | 14:00-15:00 | 2 |
        """,
    )


@pytest.mark.parametrize("change", ["cancelled: ill", "moved: 2024-01-24 10:30"])
def test_a_topic_whose_session_is_put_off_does_not_go_back_to_a_guest(
    plan_of: Callable[[str], Plan], change: str
) -> None:
    """The guest of that week has come already: what students were told of it must not change."""
    plan = plan_of(f"""
        meetings:
          - {{days: [Wednesday], time: 10:30-12:00, weeks: 1-3}}
        changes:
          - {{when: 2024-01-15 18:00-19:00, extra: visitors, kind: guest}}
          - {{when: 2024-01-17, {change}}}
        schedule:
          - Sets
          - {{title: Functions, when: week 2}}
        """)
    assert [s.topics for s in plan.sessions if s.kind == "guest"] == [()]


def test_a_day_of_one_section_is_no_fault_of_the_others(assert_sessions: Compare) -> None:
    assert_sessions(
        """
        meetings:
          - {days: [Wednesday], time: 14:00-15:00, section: a, weeks: 1}
          - {days: [Friday], time: 16:00-17:00, section: b, weeks: 1}
        schedule: [{title: Quiz for a, when: 2024-01-10}, {title: Quiz for b, when: 2024-01-12}]
        """,
        """
        w01-wed-a | Wed 10 Jan | 14:00-15:00 | 1 | Quiz for a
        w01-fri-b | Fri 12 Jan | 16:00-17:00 | 1 | Quiz for b
        """,
    )


def test_modules_with_weeks_keep_their_topics_within_them(
    assert_sessions: Compare, plan_of: Callable[[str], Plan]
) -> None:
    data = f"""
        {TWICE_A_WEEK}
        schedule:
          - {{module: Groups, weeks: 1, topics: [Cosets]}}
          - {{module: Rings, weeks: 2-3, topics: [Ideals, {{title: Fields, sessions: 2}}]}}
          - Review
        """
    assert_sessions(
        data,
        """
        w01-mon | Mon 08 Jan | 10:30-12:00 | 1 | Cosets
        w01-thu | Thu 11 Jan | 10:30-12:00 | 2 |
        w02-mon | Mon 15 Jan | 10:30-12:00 | 3 | Ideals
        w02-thu | Thu 18 Jan | 10:30-12:00 | 4 | Fields
        w03-mon | Mon 22 Jan | 10:30-12:00 | 5 | Fields
        w03-thu | Thu 25 Jan | 10:30-12:00 | 6 | Review
        """,
    )
    groups, rings = plan_of(data).modules
    assert (groups.days and groups.days.weeks, rings.days and rings.days.weeks) == ((1, 1), (2, 3))


def test_modules_without_weeks_last_from_their_first_session_to_their_last(
    plan_of: Callable[[str], Plan],
) -> None:
    plan = plan_of(f"""
        {TWICE_A_WEEK}
        schedule:
          - {{module: Groups, topics: [Cosets, Orders, Actions]}}
          - {{module: Rings, topics: [Ideals]}}
        """)
    spans = [
        (module.days.first, module.days.last, module.days.weeks) for module in plan.modules if module.days
    ]
    assert spans == [
        (date(2024, 1, 8), date(2024, 1, 15), None),
        (date(2024, 1, 18), date(2024, 1, 18), None),
    ]


def test_modules_interleave_by_the_theme_of_topics(plan_of: Callable[[str], Plan]) -> None:
    plan = plan_of(f"""
        {TWICE_A_WEEK}
        schedule:
          - {{title: Scaling laws, theme: Learning}}
          - {{title: Privacy, theme: Society}}
          - {{title: Optimizers, theme: Learning}}
          - {{module: Theory, topics: [Bounds, {{title: Proofs, theme: Craft}}]}}
        """)
    dealt = [(topic.title, topic.theme) for session in plan.sessions for topic in session.topics]
    assert dealt == [
        ("Scaling laws", "Learning"),
        ("Privacy", "Society"),
        ("Optimizers", "Learning"),
        ("Bounds", "Theory"),
        ("Proofs", "Craft"),
    ]


def test_without_meetings_the_plan_is_by_week(plan_of: Callable[[str], Plan]) -> None:
    plan = plan_of("schedule: [{module: Groups, weeks: 1-4, topics: [Cosets, Orders]}]")
    assert plan.sessions == ()
    assert [topic.title for topic in plan.modules[0].topics] == ["Cosets", "Orders"]


def test_what_shares_the_end_of_a_topic_waits_for_it(assert_sessions: Compare) -> None:
    """Else an extra session, added later, would take the second topic out of a session that is past."""
    course = """
        meetings: [{days: [Monday], time: 10:30-12:00, weeks: 1}]
        changes: [EXTRA]
        schedule: [{title: Sets, sessions: 2}, {title: Functions, with-previous: yes}]
        """
    assert_sessions(course.replace("EXTRA", ""), "w01-mon | Mon 08 Jan | 10:30-12:00 | 1 | Sets")
    assert_sessions(
        course.replace("EXTRA", "{when: 2024-01-13 14:00-15:30, extra: make-up}"),
        """
        w01-mon          | Mon 08 Jan | 10:30-12:00 | 1 | Sets
        extra-2024-01-13 | Sat 13 Jan | 14:00-15:30 | 2 | Sets, Functions
        """,
    )
