"""Where the labels of a drawing go, so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

GAP = 4
"""What is left free between two labels."""

CROSSING = 30
"""How much deeper a label goes to be crossed by no line, or to let its own line cross no label."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label to be placed: where on the scale it points to, and its size on the page."""

    points_to: float
    width: float
    height: float


class Place(NamedTuple):
    """Where a label begins, along the scale and below it, and whether it ends at its line."""

    along: float
    top: float
    is_before: bool = False


def places_below(labels: Sequence[Label], end: float, offset: float) -> list[Place]:
    """Stack labels in lanes below a scale that runs across the page.

    A label begins at the line that leads to it or, near the end of the scale, ends there. They are placed
    in such an order that a line meets few labels on its way.

    Args:
        labels: the labels, in order of time.
        end: where the scale ends; labels do not go beyond it.
        offset: how far a label is from its line.
    """
    after = [label for label in labels if label.points_to + offset + label.width <= end]
    before = [label for label in labels if label not in after]
    placed: dict[int, tuple[Label, Place]] = {}
    for label in (*before, *reversed(after)):
        is_before = label in before
        along = label.points_to + (-offset - label.width if is_before else offset)
        taken = placed.values()
        tops = sorted({0.0, *(place.top + other.height + GAP for other, place in taken)})
        places = (Place(along, top, is_before) for top in tops)
        free = [place for place in places if not any(_touch(label, place, *other) for other in taken)]

        def cost(place: Place, label: Label = label) -> float:
            return place.top + CROSSING * sum(_cross(label, place, *other) for other in placed.values())

        placed[id(label)] = label, min(free, key=cost)
    return [placed[id(label)][1] for label in labels]


def tops_beside(labels: Sequence[Label], end: float, half_line: float) -> list[float]:
    """Put labels beside a scale that runs down the page, as near to their days as they can be.

    Args:
        labels: the labels, in order of time.
        end: where the scale ends; labels go beyond it only if there are too many.
        half_line: half the height of a line: a label points to its day with its first line.
    """
    groups: list[_Group] = []
    for label in labels:
        group = _Group([label], half_line, end)
        # Labels that would touch stand together, as near to all their days as one group can be.
        while groups and groups[-1].top + groups[-1].height > group.top:
            group = _Group([*groups.pop().labels, *group.labels], half_line, end)
        groups.append(group)
    return [top for group in groups for top in group.tops()]


class _Group:
    """Labels that stand one below the other."""

    def __init__(self, labels: list[Label], half_line: float, end: float) -> None:
        self.labels = labels
        self.height = sum(label.height + GAP for label in labels)
        wanted = [
            label.points_to - half_line - above
            for label, above in zip(labels, self._heights_above(), strict=True)
        ]
        self.top = max(min(sum(wanted) / len(wanted), end - self.height), 0)

    def tops(self) -> list[float]:
        return [self.top + above for above in self._heights_above()]

    def _heights_above(self) -> list[float]:
        return [*accumulate((label.height + GAP for label in self.labels[:-1]), initial=0)]


def _touch(label: Label, place: Place, other: Label, taken: Place) -> bool:
    return (
        place.along < taken.along + other.width + GAP
        and taken.along < place.along + label.width + GAP
        and place.top < taken.top + other.height
        and taken.top < place.top + label.height
    )


def _cross(label: Label, place: Place, other: Label, taken: Place) -> bool:
    """Tell whether the line that leads to one of two labels runs through the other."""
    return (place.along < other.points_to < place.along + label.width and place.top <= taken.top) or (
        taken.along < label.points_to < taken.along + other.width and taken.top <= place.top
    )
