"""What holds of every plan: nothing past is dated anew, and a term moves as a whole."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sphinx_syllabus.dates.when import Days, Hours, Moment, first_day
from sphinx_syllabus.load.validate import validate
from sphinx_syllabus.model.problem import DataPath, Finding
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline, PlannedSession
from sphinx_syllabus.plan.make import make_plan

Values = dict[str, Any]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EXTRA_HOURS = "20:00-21:00"


@dataclass(frozen=True)
class Data:
    """A course as its files would give it."""

    starts: date
    weeks: int
    week_starts: str
    holidays: tuple[Values, ...]
    meetings: tuple[Values, ...]
    changes: tuple[Values, ...]
    schedule: tuple[Values, ...]
    deadlines: tuple[Values, ...]

    def plan(self) -> tuple[Plan, tuple[Finding, ...]]:
        course, invalid = validate(
            {
                "course": {"id": "algebra", "title": "Algebra"},
                "term": {
                    "name": "Term",
                    "starts": str(self.starts),
                    "weeks": str(self.weeks),
                    "week-starts": self.week_starts,
                    "timezone": "Asia/Tehran",
                    "holidays": self.holidays,
                },
                "meetings": self.meetings,
                "changes": self.changes,
                "schedule": self.schedule,
                "deadlines": self.deadlines,
            }
        )
        assert course is not None, invalid
        plan, findings = make_plan(course)
        assert plan is not None, findings
        return plan, findings


def present(**values: str | None) -> Values:
    return {key.replace("_", "-"): value for key, value in values.items() if value is not None}


def in_term(starts: date, weeks: int) -> st.SearchStrategy[date]:
    return st.dates(starts, starts + timedelta(weeks=weeks))


@st.composite
def meetings(draw: st.DrawFn) -> tuple[Values, ...]:
    """Lectures and labs, each for all or in sections, at hours that tell them apart."""
    made: list[Values] = []
    for kind in (None, "lab")[: draw(st.integers(1, 2))]:
        for section in draw(st.sampled_from([(None,), ("a", "b")])):
            days = tuple(sorted(draw(st.sets(st.sampled_from(WEEKDAYS), min_size=1, max_size=3))))
            hour = 8 + len(made)
            made.append(
                {**present(time=f"{hour:02}:00-{hour:02}:50", kind=kind, section=section), "days": days}
            )
    return tuple(made)


@st.composite
def schedules(draw: st.DrawFn, weeks: int) -> tuple[Values, ...]:
    """Topics in order, over several sessions, sharing one, pinned by week or number, and modules."""
    numbers, week = st.integers(1, 12), st.integers(1, weeks)
    entries: list[Values] = []
    for index in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from([None, None, "lab", "guest"]))
        topic = present(title=f"Topic {index}", kind=kind)
        match draw(st.sampled_from(["order", "order", "long", "shared", "session", "week", "module"])):
            case "long":
                topic["sessions"] = "2"
            case "shared" if index > 0:
                topic["with-previous"] = "yes"
            case "session":
                topic["when"] = f"session {draw(numbers)}"
            case "week":
                topic["when"] = f"week {draw(week)}"
            case "module":
                first, last = sorted((draw(week), draw(week)))
                topic = {"module": f"Module {index}", "weeks": f"{first}-{last}", "topics": (topic,)}
            case _:
                pass
        entries.append(topic)
    return tuple(entries)


@st.composite
def changes(draw: st.DrawFn, data: Data, after: date) -> tuple[Values, ...]:
    """Sessions cancelled, moved and added, all after a day; each session is changed once."""
    plan, _ = data.plan()
    later = [s for s in plan.sessions if first_day(s.when) > after and first_day(slot(s)) > after]
    made: list[Values] = []
    for session in draw(st.lists(st.sampled_from(later), unique_by=id, max_size=4)) if later else []:
        if session.cancelled or session.path[0] != "meetings":
            continue
        when = f"{slot(session).start:%Y-%m-%d %H:%M}"
        if draw(st.booleans()):
            made.append(present(when=when, section=session.section, cancelled="ill"))
        else:
            to = after + timedelta(days=draw(st.integers(1, 60)))
            made.append(present(when=when, section=session.section, moved=str(to)))
    for _ in range(draw(st.integers(0, 2))):
        like = draw(st.sampled_from(data.meetings))
        kind = draw(st.sampled_from([like.get("kind"), like.get("kind"), "guest"]))
        day = after + timedelta(days=draw(st.integers(1, 60)))
        made.append(
            present(when=f"{day} {EXTRA_HOURS}", extra="more", kind=kind, section=like.get("section"))
        )
    return tuple(made)


@st.composite
def courses(draw: st.DrawFn) -> Data:
    starts, weeks = draw(st.dates(date(2020, 1, 1), date(2030, 1, 1))), draw(st.integers(2, 8))
    holidays = draw(
        st.lists(
            st.tuples(in_term(starts, weeks), st.integers(0, 9), st.sampled_from(["yes", "no"])), max_size=2
        )
    )
    data = Data(
        starts=starts,
        weeks=weeks,
        week_starts=draw(st.sampled_from(WEEKDAYS)),
        holidays=tuple(
            {"name": "Break", "when": f"{first} to {first + timedelta(days=more)}", "weeks-count": count}
            for first, more, count in holidays
        ),
        meetings=draw(meetings()),
        changes=(),
        schedule=draw(schedules(weeks)),
        deadlines=(
            {"id": "quiz", "title": "Quiz", "due": "day before every session"},
            {"id": "talks", "title": "Talks", "when": f"week {weeks}"},
            {"id": "report", "title": "Report", "due": "3 days after talks"},
            {"id": "essay", "title": "Essay", "due": "week 2 Sunday 18:00"},
        ),
    )
    return replace(data, changes=draw(changes(data, starts - timedelta(days=1))))


def slot(session: PlannedSession) -> Hours:
    when = session.moved_from or session.when
    assert isinstance(when, Hours)
    return when


# -- Changes ----------------------------------------------------------------------------------------


@given(courses(), st.integers(0, 60), st.data())
def test_a_later_change_never_dates_anew_what_is_past(data: Data, days: int, draw: st.DataObject) -> None:
    today = data.starts + timedelta(days=days)
    later = draw.draw(changes(data, today))
    before, after = (course.plan()[0] for course in (data, replace(data, changes=data.changes + later)))

    def past(plan: Plan) -> list[PlannedSession]:
        return [session for session in plan.sessions if first_day(session.when) <= today]

    assert past(before) == past(after)


# -- Sessions and topics ----------------------------------------------------------------------------


@given(courses())
def test_sessions_stand_in_order_under_names_of_their_own(data: Data) -> None:
    plan, _ = data.plan()
    starts = [session.when.start for session in plan.sessions if isinstance(session.when, Hours)]
    assert len(starts) == len(plan.sessions)
    assert starts == sorted(starts)
    for entries in (plan.sessions, plan.deadlines):
        names = [entry.id for entry in entries]
        assert len(names) == len(set(names))


@given(courses())
def test_a_slot_has_the_same_name_with_and_without_holidays_and_changes(data: Data) -> None:
    """Only breaks that do not count shift the weeks, and the names say so by their numbers."""

    def slots(course: Data) -> dict[str, datetime]:
        weekly = [s for s in course.plan()[0].sessions if s.id.startswith("w")]
        return {session.id: slot(session).start for session in weekly}

    counted = replace(data, holidays=tuple(h for h in data.holidays if h["weeks-count"] == "yes"))
    bare = slots(replace(data, holidays=(), changes=()))
    assert slots(replace(counted, changes=())).items() <= bare.items()
    assert slots(counted) == slots(replace(counted, changes=()))
    assert slots(data).keys() <= bare.keys()


@given(courses())
def test_a_topic_is_dealt_once_in_each_section_and_only_to_sessions_that_are_held(data: Data) -> None:
    plan, _ = data.plan()
    wanted = {
        topic["title"]: int(topic.get("sessions", 1))
        for entry in data.schedule
        for topic in entry.get("topics", (entry,))
    }
    for section in (*plan.sections, None):
        attended = [session for session in plan.sessions if session.section == section]
        assert not [session for session in attended if session.cancelled and session.topics]
        dealt = Counter(topic.title for session in attended for topic in session.topics)
        assert all(dealt[title] <= most for title, most in wanted.items())


@given(courses())
def test_topics_in_order_are_held_in_that_order(data: Data) -> None:
    in_order = tuple(topic for topic in data.schedule if topic.keys() <= {"title", "sessions"})
    plan, _ = replace(data, schedule=in_order).plan()
    lectures = [s for s in plan.sessions if s.kind is None and s.section in (None, "a")]
    taught = [topic.title for session in lectures for topic in session.topics]
    assert [*dict.fromkeys(taught)] == [topic["title"] for topic in in_order][: len(set(taught))]


# -- The term moved ---------------------------------------------------------------------------------


def dates(plan: Plan) -> Iterator[tuple[str, datetime]]:
    """List every date of a plan by the local clock."""

    def at(name: str, day: date) -> tuple[str, datetime]:
        return name, datetime.combine(day, time(0))

    entries: list[PlannedSession | PlannedDeadline] = [*plan.sessions, *plan.deadlines]
    for entry in entries:
        match entry.when:
            case Hours(start=moment) | Moment(at=moment):
                yield entry.id, moment.replace(tzinfo=None)
            case Days(first=first, last=last):
                yield from (at(f"{entry.id} first", first), at(f"{entry.id} last", last))
            case _:
                pass
    for module in plan.modules:
        if module.days:
            yield from (
                at(f"{module.id} first", module.days.first),
                at(f"{module.id} last", module.days.last),
            )
    yield at("term ends", plan.term.calendar.ends)


@given(courses(), st.integers(-200, 200))
def test_a_term_moved_by_weeks_moves_every_date_by_as_much(data: Data, weeks: int) -> None:
    """Nothing but the term's first day is edited; no date here is told otherwise than by the term."""
    by_weeks = replace(data, holidays=(), changes=())
    moved = replace(by_weeks, starts=data.starts + timedelta(weeks=weeks))
    shift = timedelta(weeks=weeks)
    expected = {name: when + shift for name, when in dates(by_weeks.plan()[0])}
    assert dict(dates(moved.plan()[0])) == expected


@given(courses(), st.integers(-200, 200))
def test_holidays_by_date_stay_and_what_is_left_moves(data: Data, weeks: int) -> None:
    counted = tuple({**holiday, "weeks-count": "yes"} for holiday in data.holidays)
    here = replace(data, holidays=counted, changes=())
    there = replace(here, starts=data.starts + timedelta(weeks=weeks))
    first, second = (dict(dates(course.plan()[0])) for course in (here, there))
    slots = {name for name in first.keys() & second.keys() if name.startswith("w")}
    assert all(second[name] - first[name] == timedelta(weeks=weeks) for name in slots)


ABSOLUTE: dict[DataPath, str] = {
    ("term", "holidays", 0, "when"): "{0}",
    ("term", "holidays", 1, "when"): "{0} to {1}",
    ("changes", 0, "when"): "{2}",
    ("changes", 1, "when"): "{3} 20:00-21:00",
    ("schedule", 0, "when"): "{4}",
    ("schedule", 1, "when"): "{5} 20:00-21:00",
    ("deadlines", 0, "due"): "{6}",
    ("deadlines", 1, "when"): "{7} to {7}",
    ("deadlines", 2, "when"): "{7} 09:00-10:00",
}


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(30, 200), st.booleans())
def test_every_absolute_date_that_fell_out_of_a_moved_term_is_reported(
    starts: date, weeks: int, back: bool
) -> None:
    days = [starts + timedelta(days=number) for number in (7, 8, 2, 3, 4, 5, 10, 11)]
    text = {path: form.format(*days) for path, form in ABSOLUTE.items()}
    data = Data(
        starts=starts,
        weeks=3,
        week_starts="Monday",
        holidays=(
            {"name": "One", "when": text["term", "holidays", 0, "when"]},
            {"name": "Two", "when": text["term", "holidays", 1, "when"]},
        ),
        meetings=({"days": WEEKDAYS, "time": "10:00-11:00"},),
        changes=(
            {"when": text["changes", 0, "when"], "cancelled": "ill"},
            {"when": text["changes", 1, "when"], "extra": "more"},
        ),
        schedule=(
            {"title": "Guest", "when": text["schedule", 0, "when"]},
            {"title": "Party", "when": text["schedule", 1, "when"]},
        ),
        deadlines=(
            {"id": "report", "title": "Report", "due": text["deadlines", 0, "due"]},
            {"id": "talks", "title": "Talks", "when": text["deadlines", 1, "when"]},
            {"id": "final", "title": "Final", "kind": "exam", "when": text["deadlines", 2, "when"]},
        ),
    )

    def reported(course: Data) -> set[DataPath]:
        return {f.path for f in course.plan()[1] if f.topic != "empty-session"}

    assert reported(data) == set()
    shift = timedelta(weeks=-weeks if back else weeks)
    assert reported(replace(data, starts=starts + shift)) == ABSOLUTE.keys()
