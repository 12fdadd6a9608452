"""Every date of the data with what it means in a plan, and a name by which a person knows it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sphinx_syllabus.dates.grammar import read_date
from sphinx_syllabus.dates.resolve import Anchors, resolve_event
from sphinx_syllabus.dates.when import Days, When
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.scalars import TBA, DateForm
from sphinx_syllabus.model.words import are_languages
from sphinx_syllabus.plan.anchors import anchors_in
from sphinx_syllabus.plan.deadlines import with_own_out
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.taught import when_taught
from sphinx_syllabus.plan.weeks import week_numbers
from sphinx_syllabus.plan.written_dates import written_dates

NAMES = ("id", "title", "module", "name")
"""Keys that tell the entries of a list apart, the best first."""


class DatedEntry(NamedTuple):
    """A date of the data: what it is of, its text, and when that is; None where it is no one time."""

    name: str
    text: str
    when: When | None


def dated_entries(values: Mapping[str, Any], plan: Plan) -> dict[DataPath, DatedEntry]:
    """Find every date of the data, by its path.

    Args:
        values: what the data files hold, as text, tuples and dicts.
        plan: the course that was made of them.
    """
    planned = dict(_planned(plan))
    return {
        path: DatedEntry(
            name_in_data(values, path),
            text,
            planned[path] if path in planned else _resolved(plan, path, text, form),
        )
        for path, text, form in written_dates(values)
        if form is not DateForm.HOURS
    }


def name_in_data(values: Mapping[str, Any], path: DataPath) -> str:
    """Name what stands at a path: ``proposal, due``; ``a, changes 2, when``."""
    names: list[str] = []
    is_named = False
    value: Any = values
    for step in path:
        value = value[step]
        if not isinstance(step, int):
            names.append(step)
            continue
        own = next((value[key] for key in NAMES if key in value), None) if isinstance(value, dict) else None
        if are_languages(own):
            own = next(iter(own.values()))
        if own is None:
            names[-1] += f" {step + 1}"
        elif is_named and names[-1] != "topics":
            names.append(own)
        else:
            names, is_named = [own], True
    return ", ".join(" ".join(name.split()) for name in names)


def value_at(values: Mapping[str, Any], path: DataPath) -> Any:
    """Return what stands at a path."""
    value: Any = values
    for step in path:
        value = value[step]
    return value


def _planned(plan: Plan) -> Iterator[tuple[DataPath, When | None]]:
    """Tell when those are that are more than their text: a deadline has a time, a topic its session."""
    term = plan.term.calendar
    yield ("term", "starts"), Days(term.starts, term.starts)
    taught = when_taught(plan.sessions)
    for topic in plan.topics:
        if topic.id in taught:
            yield (*topic.path, "when"), taught[topic.id]
    for module in plan.modules:
        yield (*module.path, "weeks"), module.days or TBA
    for entry in plan.deadlines:
        # What recurs has as many dates as there are sessions.
        yield entry.date_path, None if entry.follows else entry.when


def _resolved(plan: Plan, path: DataPath, text: str, form: DateForm) -> When | None:
    """Resolve a date; None for what a date alone does not tell, such as ``2 days later``."""
    term = plan.term.calendar
    try:
        if form is not DateForm.WEEKS:
            return resolve_event(read_date(text), term, _anchors(plan, path))
        weeks = week_numbers(text, term)
        return term.span(*weeks) if weeks else TBA
    except ValueError:
        return None


def _anchors(plan: Plan, path: DataPath) -> Anchors:
    outs = (entry.out for entry in plan.deadlines if entry.path == path[:2])
    return with_own_out(next(outs, None), anchors_in(plan))
