"""Whether weights add up at every level, and whether grades follow one another."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from sphinx_syllabus.load.repeated import find_repeated
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.grading import GradingItem, grading_items
from sphinx_syllabus.model.problem import DataPath, Finding, Severity
from sphinx_syllabus.model.scalars import Unannounced

ROUNDING = Decimal("0.05")
"""How far each weight may be off for being written with one decimal, as thirds are."""


def check_grading(course: Course) -> Iterator[Finding]:
    """Find weights that do not add up, numbers of pieces that cannot be, and grades out of order."""
    yield from _sum_of(("grading",), course.grading, Decimal(100))
    for path, item in grading_items(course.grading):
        yield from _pieces(path, item)
        whole = None if isinstance(item.weight, Unannounced) else item.weight
        if item.best and item.parts and whole is not None:
            yield from _best_parts((*path, "parts"), item, item.best, whole)
        else:
            yield from _sum_of((*path, "parts"), item.parts, whole)
    yield from _grades(course)


def _pieces(path: DataPath, item: GradingItem) -> Iterator[Finding]:
    if item.count and item.parts:
        message = "write 'count' (how many equal pieces) or 'parts' (each by its name), not both"
        yield Finding((*path, "count"), message, at_key=True)
    pieces = item.count or len(item.parts)
    if item.best and not pieces:
        message = f"the best {item.best} of how many? Write 'count' beside it"
        yield Finding((*path, "best"), message, at_key=True)
    elif item.best and item.best >= pieces:
        message = f"the best {item.best} of {pieces} are not fewer than all: leave 'best' out, or correct it"
        yield Finding((*path, "best"), message)


def _best_parts(path: DataPath, item: GradingItem, best: int, whole: Decimal) -> Iterator[Finding]:
    """Check parts of which the best count: as nobody knows which, they must weigh the same."""
    weights = {part.weight for part in item.parts if not isinstance(part.weight, Unannounced)}
    if len(weights) > 1:
        message = f"which {best} parts count is not known, so each must have the same weight"
        yield Finding(path, message, Severity.WARNING, "weights", at_key=True)
    elif weights and abs(best * (weight := weights.pop()) - whole) > ROUNDING * best:
        message = f"{best} times {weight:f} is {best * weight:f}, not {whole:f}"
        yield Finding(path, message, Severity.WARNING, "weights", at_key=True)


def _sum_of(path: DataPath, items: tuple[GradingItem, ...], whole: Decimal | None) -> Iterator[Finding]:
    """Check a sum; a bonus comes on top of it."""
    counted = [item for item in items if not item.bonus]
    known = [item.weight for item in counted if not isinstance(item.weight, Unannounced)]
    total = sum(known, Decimal(0))
    complete = len(known) == len(counted)
    if not items or whole is None:
        return
    off = total - whole
    if off > ROUNDING * len(known) or (complete and -off > ROUNDING * len(known)):
        message = f"the weights add up to {total:f}, not to {whole:f}"
        if len(counted) < len(items):
            message += " (without the bonus)"
        yield Finding(path, message, Severity.WARNING, "weights", at_key=True)


def _grades(course: Course) -> Iterator[Finding]:
    named: list[tuple[DataPath, str]] = [
        (("grades", index, "grade"), grade.grade) for index, grade in enumerate(course.grades)
    ]
    yield from find_repeated(named, "the grade '{name}' is already given ({related})")
    bounds = [
        (index, grade.at_least)
        for index, grade in enumerate(course.grades)
        if not isinstance(grade.at_least, Unannounced)
    ]
    for (_, above), (index, below) in pairwise(bounds):
        if above <= below:
            message = f"begin with the highest grade: {below:f} is not less than {above:f} before it"
            yield Finding(("grades", index, "from"), message)
