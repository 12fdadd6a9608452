"""What work counts for, in time and late."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TypeAlias

from sphinx_syllabus.dates.when import When
from sphinx_syllabus.model.late import LatePolicy
from sphinx_syllabus.model.scalars import Weight

Share: TypeAlias = Weight | Fraction
"""What a deadline counts for: a weight of the data, or an exact part of one, so that parts add up to it."""


def as_written(percentage: Decimal | Fraction) -> Decimal:
    """Return a percentage as it is to be written: a part of one to the hundredth, without idle zeros."""
    if isinstance(percentage, Fraction):
        percentage = Decimal(floor(percentage * 100 + Fraction(1, 2))) / 100
    return percentage.normalize()


@dataclass(frozen=True, slots=True)
class Credit:
    """What a deadline counts for.

    ``share`` is the deadline's own part of the ``weight`` that the grading item has as a whole. Where
    several share an item that does not say of how many it is made (``is_shared``), it is an equal part:
    good for sums, and nothing that the data says.
    """

    item: str
    weight: Weight
    share: Share
    is_shared: bool
    bonus: bool


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The last moment at which work is accepted, and the percentage of its credit that it then gets.

    ``policy`` is None where nothing is accepted late. ``least`` is for who has no free days left, ``most``
    for who has; ``free_days`` is how many of them it takes where late work is accepted for these alone.
    """

    policy: str | None
    until: When
    least: Decimal = Decimal(100)
    most: Decimal = Decimal(100)
    free_days: int = 0


@dataclass(frozen=True, slots=True)
class NamedPolicy:
    """A late policy, by its name in the data."""

    name: str
    terms: LatePolicy
