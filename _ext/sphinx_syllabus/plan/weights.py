"""What each deadline counts for, from the grading items that deadlines name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from sphinx_syllabus.model.grading import GradingItem, grading_items
from sphinx_syllabus.model.problem import DataPath, Finding, Severity
from sphinx_syllabus.model.scalars import Unannounced, Weight
from sphinx_syllabus.model.words import forms_of
from sphinx_syllabus.plan.credit import Credit, Share
from sphinx_syllabus.plan.entries import PlannedDeadline


def with_credit(
    deadlines: Sequence[PlannedDeadline], grading: Iterable[GradingItem]
) -> tuple[PlannedDeadline, ...]:
    """Tell each deadline what it counts for; one that names no grading item stays as it is."""
    items = {item.item: item for _, item in grading_items(grading)}
    deadlines = [_with_item(entry, items) for entry in deadlines]
    sharers = {name: _sharers(deadlines, name) for name in items}
    return tuple(
        replace(entry, credit=_credit(items[entry.counts_for], sharers[entry.counts_for]))
        if entry.counts_for in items
        else entry
        for entry in deadlines
    )


def _with_item(entry: PlannedDeadline, items: Iterable[str]) -> PlannedDeadline:
    """Let a deadline name its grading item in the language in which that is known."""
    item = next((item for item in items if entry.counts_for in forms_of(item)), entry.counts_for)
    return replace(entry, counts_for=item)


def find_surplus(deadlines: Sequence[PlannedDeadline], grading: Iterable[GradingItem]) -> Iterator[Finding]:
    """Find deadlines that are more than the pieces of which their grading item is made."""
    for _, item in grading_items(grading):
        total = 0
        for path, count in sorted(_met(deadlines, item.item).items(), key=lambda met: int(met[0][1])):
            total += count
            if item.count and total > item.count:
                pieces = "1 piece" if item.count == 1 else f"{item.count} pieces"
                which = "this" if count == 1 else "the last of these"
                message = f"'{item.item}' has {pieces}, and {which} is the {_ordinal(total)}"
                yield Finding((*path, "counts-for"), message, Severity.WARNING, "weights")


def weight_of_each(item: GradingItem) -> Share | None:
    """Return what each piece of an item weighs; None where the data does not count them."""
    pieces = item.best or item.count
    return share_of(item.weight, pieces) if pieces and not item.parts else None


def share_of(weight: Weight, pieces: int) -> Share:
    """Return one of equal shares."""
    return weight if isinstance(weight, Unannounced) else Fraction(weight) / pieces


def _credit(item: GradingItem, sharers: int) -> Credit:
    each = weight_of_each(item)
    is_shared = each is None and sharers > 1
    share = each if each is not None else (share_of(item.weight, sharers) if is_shared else item.weight)
    return Credit(item.item, item.weight, share, is_shared, item.bonus)


def _sharers(deadlines: Iterable[PlannedDeadline], item: str) -> int:
    """Count the deadlines that a student has for an item."""
    return sum(_met(deadlines, item).values())


def _met(deadlines: Iterable[PlannedDeadline], item: str) -> dict[DataPath, int]:
    """Count, for each deadline of the data, how often a student has it to do for an item.

    One that recurs, or that sections have on days of their own, stands in several entries; a student meets
    those of one section and those for all.
    """
    met: dict[DataPath, Counter[str | None]] = {}
    for entry in deadlines:
        if entry.counts_for == item and not entry.cancelled:
            met.setdefault(entry.path[:2], Counter())[entry.section] += 1
    return {path: max(sections.values()) for path, sections in met.items()}


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
