"""What another term changes, told to a person: every date before and after, and what is left to decide."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import shorten

from sphinx_syllabus.commands.new_term.change import ARCHIVE, Course, TermChange
from sphinx_syllabus.commands.reports import english_style, line_of, new_problems
from sphinx_syllabus.dates.grammar import DateError
from sphinx_syllabus.dates.term import same_place
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, first_day
from sphinx_syllabus.model.problem import DataPath, Place, Problem, Severity
from sphinx_syllabus.model.scalars import TBA
from sphinx_syllabus.model.words import Words, forms_of
from sphinx_syllabus.outputs.terms_compared import Row, table_of
from sphinx_syllabus.plan.anchors import anchors_in
from sphinx_syllabus.plan.dated_entries import DatedEntry, dated_entries, name_in_data, value_at
from sphinx_syllabus.plan.day_or_moment import day_or_moment
from sphinx_syllabus.plan.entries import Plan, PlannedSession
from sphinx_syllabus.read_course import DATA_FOLDER

UNDECIDED = "For you to decide: these stay as they are"
HOLIDAYS = "Holidays: check each, for many are on another day every year"
MOVED = "Dates that move: each keeps its week and its weekday"
FOLLOWS = "Dates that follow, for they are told by weeks or from other dates"
SESSIONS = "Sessions"
UNANNOUNCED = "To be announced still"
TAKEN_OUT = "Taken out, for it was so in the former term alone (which is kept whole)"
NO_WEEK = "in no numbered week: it moves with the nearest, so check it"
UNREAD_PAGES = (
    "source_suffix is not written out in conf.py: in pages of further suffixes, change releases by hand"
)
HOLIDAY: DataPath = ("term", "holidays")


def report_on(change: TermChange, mentions: tuple[str, ...], columns: int) -> Iterator[str]:
    """Yield the lines of a report.

    Args:
        change: the course in two terms.
        mentions: places that still name the former one.
        columns: how wide the report may be.
    """
    before, after = change.before, change.data.course
    problems = _Problems(before, after)
    groups = _grouped(change, problems)
    unread = [UNREAD_PAGES] if change.has_unread_pages else []
    style = english_style(after.plan)
    yield from table_of("The term", [*_term(change)], style, columns)
    yield from _listed("Pages that may have been passed over", unread)
    for title in (UNDECIDED, HOLIDAYS, MOVED, FOLLOWS):
        yield from table_of(title, groups[title], style, columns)
    yield from table_of(SESSIONS, [*_sessions(before.plan, after.plan)], style, columns)
    yield from table_of(UNANNOUNCED, groups[UNANNOUNCED], style, columns)
    yield from table_of(TAKEN_OUT, [*_taken_out(change), *groups[TAKEN_OUT]], style, columns)
    yield from _listed("New problems", [line_of(problem) for problem in problems.elsewhere])
    yield from _listed("Problems that are gone", [line_of(problem) for problem in problems.gone])
    told = [f"{it.page}.md  {it.title}" for it in before.plan.announcements]
    yield from _listed("Announcements of the former term: remove those that no longer hold", told)
    cut = (shorten(mention, columns - 2, placeholder=" …") for mention in mentions)
    yield from _listed("Still naming the former term, or its year", [*cut])


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from ("", title, *(f"  {line}" for line in lines))


class _Problems:
    """What is wrong in the new term and was not before; each is told at its date, or else by itself."""

    def __init__(self, before: Course, after: Course) -> None:
        told = [
            [_at_home(problem) for problem in course.problems if problem.severity is not Severity.NOTE]
            for course in (before, after)
        ]
        self.elsewhere = [*new_problems(*told)]
        self.gone = [*new_problems(*reversed(told))]

    def at(self, place: Place) -> tuple[str, ...]:
        """Take the problems of a place."""
        own = [problem for problem in self.elsewhere if problem.place == place]
        self.elsewhere = [problem for problem in self.elsewhere if problem not in own]
        return tuple(problem.message for problem in own)


def _at_home(problem: Problem) -> Problem:
    return Problem(_home(problem.place), problem.message, problem.severity, problem.topic)


def _home(place: Place) -> Place:
    """Return where a place of an archive is when its data are in use again."""
    if not place.file.startswith(f"{ARCHIVE}/"):
        return place
    return place._replace(file=f"{DATA_FOLDER}/{Path(place.file).name}")


def _place(course: Course, path: DataPath) -> Place:
    return _home(course.sources.place(path))


def _line(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _term(change: TermChange) -> Iterator[Row]:
    before, after = change.before.plan.term, change.data.course.plan.term
    line = _line(_place(change.before, ("term", "name")))
    name, new_name = (" / ".join(forms_of(term.name)) for term in (before, after))
    notes = (change.note, _left_names(before.name, after.name))
    yield Row("name", line, name, new_name, tuple(filter(None, notes)))
    line = _line(_place(change.before, ("term", "starts")))
    yield Row("first day", line, _day(before.calendar.starts), _day(after.calendar.starts))
    old, new = (Days(term.calendar.weeks[0].first, term.calendar.ends) for term in (before, after))
    yield Row(f"weeks 1 to {len(after.calendar.weeks)}", "", old, new)


def _left_names(before: str, after: str) -> str | None:
    """Say of which languages a new name could not be guessed."""
    left = [
        language
        for language, name in (before.forms.items() if isinstance(before, Words) else ())
        if isinstance(after, Words) and after.forms.get(language) == name
    ]
    return f"as before in {', '.join(left)}: write the new name there" if left else None


def _day(day: date) -> Days:
    return Days(day, day)


def _grouped(change: TermChange, problems: _Problems) -> dict[str, list[Row]]:
    """Sort the dates of the data and of pages by what becomes of them, each group in the files' order."""
    groups: dict[str, list[Row]] = {
        title: [] for title in (UNDECIDED, HOLIDAYS, MOVED, FOLLOWS, UNANNOUNCED, TAKEN_OUT)
    }
    before, after = change.before, change.data.course
    old, new = (dated_entries(course.sources.values, course.plan) for course in (before, after))
    found = {path: _place(before if path in old else after, path) for path in {**old, **new}}
    for path, place in sorted(found.items(), key=lambda it: it[1]):
        if path == ("term", "starts") or any(path[: len(key)] == key for key in change.data.removed):
            continue
        own, then = old.get(path), new.get(path)
        remarks = problems.at(_place(after, path))
        if path in change.data.undecided:
            remarks = (change.data.undecided[path], *remarks)
        title = _title(path, own, then, is_undecided=path in change.data.undecided)
        if title == MOVED and own and _is_in_no_week(own.when, before.plan):
            remarks = (NO_WEEK, *remarks)
        name = (then or own or DatedEntry("", "", None)).name
        if title == FOLLOWS and then:
            name += f": {then.text}"
        groups[title].append(Row(name, _line(place), _cell(own), _cell(then), remarks))
    for page in change.pages:
        is_same = page.reason is None and page.text == page.release.text
        title = UNDECIDED if page.reason else FOLLOWS if is_same else MOVED
        whens = (
            _release(page.release.text, before.plan),
            _release(page.text, after.plan),
        )
        name = f"release of the page: {page.text}" if is_same else "release of the page"
        reasons = (page.reason,) if page.reason else ()
        groups[title].append(Row(name, _line(page.release.place), *whens, reasons))
    return groups


def _title(path: DataPath, own: DatedEntry | None, then: DatedEntry | None, *, is_undecided: bool) -> str:
    if is_undecided:
        return UNDECIDED
    if then is None:
        return TAKEN_OUT
    if path[:2] == HOLIDAY:
        return HOLIDAYS
    if own is None or own.text != then.text:
        return MOVED
    return UNANNOUNCED if own.when is then.when is TBA else FOLLOWS


def _is_in_no_week(when: When | None, plan: Plan) -> bool:
    return isinstance(when, Moment | Days | Hours) and plan.term.calendar.week_of(first_day(when)) is None


def _cell(entry: DatedEntry | None) -> When | str:
    if entry is None:
        return "none"
    return entry.text if entry.when is None else entry.when


def _release(text: str, plan: Plan) -> When | str:
    try:
        return day_or_moment(text, plan.term.calendar, anchors_in(plan))
    except DateError:
        return text


def _sessions(before: Plan, after: Plan) -> Iterator[Row]:
    """Tell of each session by its week and weekday, in order; where it falls away, for which holiday."""
    old, new = ({session.id: session for session in plan.sessions} for plan in (before, after))
    calendars = before.term.calendar, after.term.calendar
    days = {name: same_place(first_day(session.when), *calendars) for name, session in old.items()}
    days |= {name: first_day(session.when) for name, session in new.items()}
    for name, day in sorted(days.items(), key=lambda it: it[1]):
        own, then = old.get(name), new.get(name)
        remarks = () if then else (*_reasons_against(day, after),)
        topics = ", ".join(topic.title for topic in (then.topics if then else ()))
        yield Row(f"{name}: {topics}" if topics else name, "", _held(own), _held(then), remarks)


def _reasons_against(day: date, plan: Plan) -> Iterator[str]:
    """Tell why there is no session on a day."""
    if day < plan.term.calendar.starts:
        yield "before the first day of the term"
    for holiday in plan.term.holidays:
        if holiday.days.first <= day <= holiday.days.last:
            yield f"on a holiday: {holiday.name}"


def _held(session: PlannedSession | None) -> When | str:
    if session is None:
        return "not held"
    return "cancelled" if session.cancelled else session.when


def _taken_out(change: TermChange) -> Iterator[Row]:
    before = change.before
    dates = dated_entries(before.sources.values, before.plan)
    for key in change.data.removed:
        value = value_at(before.sources.values, key)
        entries = [key] if isinstance(value, str) else [(*key, index) for index in range(len(value))]
        for path in entries:
            dated = dates.get((*path, "when"))
            line = _line(_place(before, path))
            yield Row(
                name_in_data(before.sources.values, path), line, _cell(dated) if dated else "", "taken out"
            )
