"""How much is due week by week, and the weeks in which it is more than the course wants."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sphinx_syllabus.dates.term import Week
from sphinx_syllabus.dates.when import Days, Hours, Moment, last_day
from sphinx_syllabus.model.problem import DataPath, Finding, Severity
from sphinx_syllabus.model.scalars import Unannounced
from sphinx_syllabus.plan.credit import as_written
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """What is due in a week: the titles of its deadlines, and what they count for together.

    ``week`` is None for the days outside the numbered weeks. ``weight`` is the sum of the weights that are
    known; ``is_complete`` is off where one is to be announced.
    """

    week: Week | None
    titles: tuple[str, ...]
    weight: Fraction
    is_complete: bool


@dataclass(frozen=True, slots=True)
class TermLoad:
    """The load of every week, and the most that the course wants in one."""

    weeks: tuple[WeekLoad, ...]
    most_deadlines: int | None
    most_weight: Decimal | None

    def has_too_many(self, load: WeekLoad) -> bool:
        """Tell whether a week has more deadlines than the course wants."""
        return (
            load.week is not None
            and self.most_deadlines is not None
            and len(load.titles) > self.most_deadlines
        )

    def weighs_too_much(self, load: WeekLoad) -> bool:
        """Tell whether what is due in a week counts for more than the course wants."""
        return load.week is not None and self.most_weight is not None and load.weight > self.most_weight


def load_of(plan: Plan) -> TermLoad:
    """Add up what is due in each week of the term, and outside of them if anything is.

    What lasts several weeks is due in its last. Where sections have deadlines of their own, a week's load
    is that of the section which has the most.
    """
    weeks = plan.term.calendar.weeks
    due = _due_by_week(plan)
    loads = [_load(week, due[week]) for week in weeks]
    outside = _load(None, due[None])
    return TermLoad(
        tuple([*loads, outside] if outside.titles else loads),
        plan.most_work.most_deadlines if plan.most_work else None,
        plan.most_work.most_weight if plan.most_work else None,
    )


def find_overload(plan: Plan) -> Iterator[Finding]:
    """Find the weeks in which more is due than the course wants, each at the last of its deadlines."""
    term, due = load_of(plan), _due_by_week(plan)
    for load in term.weeks:
        if load.week is None:
            continue
        week = f"week {load.week.number}"
        excess: list[tuple[str, str]] = []
        if term.has_too_many(load):
            message = f"{week} has {len(load.titles)} deadlines, more than {term.most_deadlines}"
            excess.append(("most-deadlines", message))
        if term.weighs_too_much(load):
            weight = f"{as_written(load.weight):f}%"
            message = f"the deadlines of {week} count for {weight}, more than {term.most_weight:f}%"
            excess.append(("most-weight", message))
        for key, message in excess:
            path: DataPath = ("workload", key)
            place = due[load.week][-1].date_path
            message = f"{message} ({{related}}): move one to another week"
            yield Finding(place, message, Severity.WARNING, "workload", related=path)


def _due_by_week(plan: Plan) -> defaultdict[Week | None, list[PlannedDeadline]]:
    """List what is due in each week, of the section that has the most there."""
    week_of = plan.term.calendar.week_of
    of_all: defaultdict[Week | None, list[PlannedDeadline]] = defaultdict(list)
    for entry in plan.deadlines:
        if isinstance(entry.when, Moment | Days | Hours) and not entry.cancelled:
            of_all[week_of(last_day(entry.when))].append(entry)
    return defaultdict(list, {week: _of_fullest_section(plan, due) for week, due in of_all.items()})


def _of_fullest_section(plan: Plan, due: Sequence[PlannedDeadline]) -> list[PlannedDeadline]:
    of_sections = [[entry for entry in due if entry.concerns(name)] for name in plan.sections or (None,)]
    return max(of_sections, key=lambda own: (len(own), _weight(own)))


def _load(week: Week | None, due: Sequence[PlannedDeadline]) -> WeekLoad:
    titles = tuple(entry.title for entry in due)
    return WeekLoad(week, titles, _weight(due), not any(isinstance(it.weight, Unannounced) for it in due))


def _weight(due: Sequence[PlannedDeadline]) -> Fraction:
    known = (entry.weight for entry in due if isinstance(entry.weight, Decimal | Fraction))
    return sum((Fraction(weight) for weight in known), Fraction(0))
