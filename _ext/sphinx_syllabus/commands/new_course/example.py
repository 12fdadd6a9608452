"""What stands in the files of a new course: the answers, and example dates and topics within its term."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.commands.new_course.questions import Answers, list_of, scalar, split_meetings
from sphinx_syllabus.dates.calendars import in_calendar
from sphinx_syllabus.dates.format import format_day
from sphinx_syllabus.dates.grammar import read_day
from sphinx_syllabus.dates.term import TermCalendar, lay_out_weeks, named_zone
from sphinx_syllabus.model.scalars import Calendar, CalendarName, Weekday, WeekdayName, WholeNumber

MODULES = (
    ("Foundations", ("Introduction", "Basic concepts")),
    ("Methods", ("The main method", "Worked examples")),
    ("Applications", ("Where it is used", "Review")),
)

MOST_SESSIONS = 99
"""How many sessions a topic can take."""

CALENDAR_NAMES = {Calendar.GREGORIAN: "gregorian", Calendar.SOLAR_HIJRI: "solar-hijri"}


def example_of(answers: Answers) -> dict[str, Any]:
    """Return the values that the templates of a new course name."""
    starts = read_day(answers["starts"])
    week_starts: Weekday = scalar(WeekdayName)(answers["week-starts"])
    count: int = scalar(WholeNumber)(answers["weeks"])
    weeks = lay_out_weeks(starts, count, week_starts, ())
    term = TermCalendar(starts, weeks, named_zone(answers["timezone"]))
    calendars = tuple(dict.fromkeys(list_of(CalendarName)(answers["calendars"])))
    days, hours = split_meetings(answers["meetings"]) if answers["meetings"] else ((), "")
    middle = (count + 1) // 2

    def on(day: date) -> str:
        return format_day(day, calendars[0], locale_for("en"))

    # No example is on the holiday that stands there as a comment, in the middle week.
    second = _working_day(term, max(1, min(_week(0.4, count), middle - 1)))
    proposal = _working_day(term, min(count, max(_week(0.55, count), middle + 1)))
    return {
        **{name: answers[name] for name in ("title", "id", "institution", "starts", "timezone", "url")},
        "weeks": count,
        "week_starts": _name(week_starts),
        "calendars": [CALENDAR_NAMES[calendar] for calendar in calendars],
        "term_name": _term_name(starts, calendars[0]),
        "days": [_name(day) for day in days],
        "hours": hours,
        "example_day": _name(Weekday((week_starts.value + 1) % 7)),
        "modules": [*(_by_session(_sessions(term, days)) if days else _by_week(count))],
        "first_assignment": on(_working_day(term, _week(0.2, count))),
        "second_assignment": f"week {term.week_number(second)} {_name(Weekday(second.weekday()))}",
        "proposal": on(proposal),
        "exam": on(_working_day(term, count) + timedelta(days=7)),
        "holiday": f"{on(weeks[middle - 1].first)} to {on(weeks[middle - 1].last)}",
        "cron": _soon_after_midnight(term),
    }


def _name(day: Weekday) -> str:
    return day.name.capitalize()


def _term_name(starts: date, calendar: Calendar) -> str:
    season = "Spring" if starts.month < 5 else "Summer" if starts.month < 8 else "Fall"
    return f"{season} {in_calendar(starts, calendar).year}"


def _week(part: float, count: int) -> int:
    """Return the number of the week at a part of the term."""
    return max(1, round(part * count))


def _working_day(term: TermCalendar, week: int) -> date:
    """Return the fifth day of a week, which is no weekend where weeks begin as is customary."""
    return max(term.weeks[week - 1].first + timedelta(days=4), term.starts)


def _sessions(term: TermCalendar, days: tuple[Weekday, ...]) -> int:
    """Count the sessions for topics: those of all weeks but the last, which is free for what is put off.

    The days before the term's first one have none.
    """
    offsets = [(day.value - term.weeks[0].first.weekday()) % 7 for day in days]
    weeks = term.weeks[:-1] or term.weeks
    dates = (week.first + timedelta(days=offset) for week in weeks for offset in offsets)
    return sum(day >= term.starts for day in dates)


def _by_session(sessions: int) -> Iterator[dict[str, Any]]:
    """Give each topic its share of the sessions, so that none is left without a topic."""
    names = [(module, topic) for module, topics in MODULES for topic in topics]
    shares = [sessions // len(names) + (place < sessions % len(names)) for place in range(len(names))]
    for module, topics in MODULES:
        own = [
            {"title": topic, "sessions": min(share, MOST_SESSIONS)}
            for (_, topic), share in zip(names, shares, strict=True)
            if share and topic in topics
        ]
        if own:
            yield {"title": module, "weeks": None, "topics": own}


def _by_week(count: int) -> Iterator[dict[str, Any]]:
    """Give each module its share of the weeks."""
    number = min(len(MODULES), count)
    ends = [round(count * (place + 1) / number) for place in range(number)]
    for (module, topics), first, last in zip(MODULES, [0, *ends], ends, strict=False):
        weeks = f"{first + 1}-{last}" if last > first + 1 else f"{last}"
        yield {
            "title": module,
            "weeks": weeks,
            "topics": [{"title": topic, "sessions": 1} for topic in topics],
        }


def _soon_after_midnight(term: TermCalendar) -> str:
    """Write a time of day in UTC that is after midnight in the term's zone, whatever its clocks do."""
    first = datetime(term.starts.year, term.starts.month, term.starts.day, 12, tzinfo=term.zone)
    offsets = ((first + timedelta(weeks=week)).utcoffset() or timedelta() for week in range(53))
    at = datetime(2000, 1, 1, 0, 5, tzinfo=UTC) - min(offsets)
    return f"{at.minute} {at.hour} * * *"
