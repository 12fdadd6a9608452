"""What each deadline counts for, from the grading items that deadlines name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from sphinx_syllabus.model.grading import GradingItem
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.scalars import Unannounced, Weight
from sphinx_syllabus.plan.credit import Credit
from sphinx_syllabus.plan.entries import PlannedDeadline


def with_credit(
    deadlines: Sequence[PlannedDeadline], grading: Iterable[GradingItem]
) -> tuple[PlannedDeadline, ...]:
    """Tell each deadline what it counts for; one that names no grading item stays as it is."""
    items = {item.item: item for item in [*_items(grading)][::-1]}
    sharers = _sharers(deadlines)
    return tuple(
        replace(entry, credit=_credit(items[entry.counts_for], sharers[entry.counts_for]))
        if entry.counts_for in items
        else entry
        for entry in deadlines
    )


def weight_of_each(item: GradingItem) -> Weight | None:
    """Return what each piece of an item weighs; None where the data does not count them."""
    pieces = item.best or item.count
    return share_of(item.weight, pieces) if pieces and not item.parts else None


def share_of(weight: Weight, pieces: int) -> Weight:
    """Return one of equal shares, to the hundredth of a percent."""
    if isinstance(weight, Unannounced):
        return weight
    share = (weight / pieces).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    return share.quantize(Decimal(1)) if share == share.to_integral_value() else share


def _credit(item: GradingItem, sharers: int) -> Credit:
    each = weight_of_each(item)
    is_shared = each is None and sharers > 1
    share = each if each is not None else (share_of(item.weight, sharers) if is_shared else item.weight)
    return Credit(item.item, item.weight, share, is_shared, item.bonus)


def _sharers(deadlines: Iterable[PlannedDeadline]) -> Counter[str]:
    """Count, for each item, the deadlines that a student has for it.

    One that recurs, or that sections have on days of their own, stands in several entries; a student meets
    those of one section and those for all.
    """
    met: dict[tuple[str, DataPath], Counter[str | None]] = {}
    for entry in deadlines:
        if entry.counts_for and not entry.cancelled:
            met.setdefault((entry.counts_for, entry.path[:2]), Counter())[entry.section] += 1
    total: Counter[str] = Counter()
    for (item, _), sections in met.items():
        total[item] += max(sections.values())
    return total


def _items(items: Iterable[GradingItem]) -> Iterator[GradingItem]:
    for item in items:
        yield item
        yield from _items(item.parts)
