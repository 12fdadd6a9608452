"""The weights of grading items as a bar, as SVG.

There are two drawings of it, for wide pages and for narrow ones, so that words stay as large as others. A
weight stands in its piece of the bar with its item's name, or where that is too short, below it at the end
of a line: colours say nothing that words do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sphinx_syllabus.model.grading import GradingItem
from sphinx_syllabus.model.locale import Locale
from sphinx_syllabus.model.scalars import Unannounced
from sphinx_syllabus.outputs.callouts import Label, places_below
from sphinx_syllabus.outputs.credit_words import weight_words
from sphinx_syllabus.outputs.sheet import LINE, Anchor, Line, Sheet, Words
from sphinx_syllabus.outputs.text_width import fits, text_width, wrapped

WIDE, NARROW = ("wide", 688.0), ("narrow", 320.0)

# Lengths are in pixels of the drawing.
TEXT = 13
PADDING = 6
EDGE = 1  # what is left free for the bar's outline
TO_LABELS = 8
BESIDE_LINE = 5
LONGEST_LINE = 180  # of a label below the bar
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the bar: of an item, of a bonus, or of all that is to be announced."""

    css: str
    name: str
    weight: str | None
    size: float


@dataclass(frozen=True, slots=True)
class _Below:
    points_to: float
    lines: list[Line]
    width: float


def grading_bars(items: Sequence[GradingItem], name: str, locale: Locale) -> list[str]:
    """Draw the items of the highest level, for wide pages and for narrow ones; nothing if no weight is known.

    Args:
        items: the grading items.
        name: what the ids in the drawings begin with, so that no other element has them.
        locale: the language of the page.
    """
    pieces = _pieces(items, locale)
    return [
        _draw(pieces, f"{name}-{shape}", shape, width, locale) for shape, width in (WIDE, NARROW) if pieces
    ]


def _pieces(items: Sequence[GradingItem], locale: Locale) -> list[Piece]:
    known = [
        (item, item.weight) for item in items if not isinstance(item.weight, Unannounced) and item.weight
    ]
    if not known:
        return []
    unknown = [item.item for item in items if isinstance(item.weight, Unannounced) and not item.bonus]
    left = Decimal(100) - sum((weight for item, weight in known if not item.bonus), Decimal(0))

    def piece(item: GradingItem, weight: Decimal) -> Piece:
        words = weight_words(weight, locale, bonus=item.bonus)
        return Piece("bonus" if item.bonus else "item", item.item, words, float(weight))

    counted = [piece(item, weight) for item, weight in known if not item.bonus]
    if unknown and left > 0:
        names = locale.words(", ").join(unknown)
        counted.append(Piece("unknown", names, locale.words("to be announced"), float(left)))
    return counted + [piece(item, weight) for item, weight in known if item.bonus]


def _draw(pieces: Sequence[Piece], name: str, shape: str, width: float, locale: Locale) -> str:
    sheet = Sheet(
        width,
        runs_down=False,
        right_to_left=locale.right_to_left,
        attributes={"class": f"weights-{shape}", "role": "img", "aria-labelledby": f"{name}-title"},
    )
    sheet.say("title", f"{name}-title", locale.words("The weights of the table below as a bar"))
    sheet.hatching(f"{name}-hatch")
    unit = (width - 2 * EDGE) / sum(piece.size for piece in pieces)
    inside = [_lines(piece, piece.size * unit - 2 * PADDING) for piece in pieces]
    height = max(LINE * max((len(lines) for lines in inside if lines), default=1) + 2 * PADDING, 2 * LINE)
    below: list[_Below] = []
    along: float = EDGE
    for piece, lines in zip(pieces, inside, strict=True):
        length = piece.size * unit
        hatch = f"{name}-hatch" if piece.css != "item" else None
        sheet.box(f"ground {piece.css}", (along, length), (EDGE, height))
        if hatch:
            sheet.box("hatched", (along, length), (EDGE, height), hatch=hatch)
        middle = along + length / 2
        if lines:
            sheet.write("words", middle, EDGE + height / 2, lines, "middle")
        else:
            written = _lines(piece, LONGEST_LINE) or [[Words(line)] for line in _cut(piece)]
            widest = max(text_width("".join(words.text for words in line), TEXT) for line in written)
            below.append(_Below(middle, written, widest))
        along += length
    bottom = _write_below(sheet, below, EDGE + height, width)
    return sheet.svg(bottom + EDGE)


def _write_below(sheet: Sheet, below: Sequence[_Below], top: float, end: float) -> float:
    """Write labels below the bar, each with the line that leads to it; return where they end."""
    labels = [Label(it.points_to, it.width, LINE * len(it.lines)) for it in below]
    bottom = top
    for it, label, place in zip(below, labels, places_below(labels, end, BESIDE_LINE), strict=True):
        upper = top + TO_LABELS + place.top
        sheet.lines("leader", [[(it.points_to, top), (it.points_to, upper + label.height)]])
        side = it.points_to + (-BESIDE_LINE if place.is_before else BESIDE_LINE)
        anchor: Anchor = "end" if place.is_before else "start"
        sheet.write("words", side, upper + label.height / 2, it.lines, anchor)
        bottom = max(bottom, upper + label.height)
    return bottom


def _lines(piece: Piece, width: float) -> list[Line]:
    """Break a piece's words into lines; none if they do not fit."""
    weight = piece.weight or ""
    if text_width(weight, TEXT) > width or not fits(piece.name, width, TEXT, MOST_LINES):
        return []
    return [[Words(line)] for line in (*wrapped(piece.name, width, TEXT, MOST_LINES), weight)]


def _cut(piece: Piece) -> list[str]:
    """Break the words of a long name into lines, and cut what is too much: the table has it all."""
    return [*wrapped(piece.name, LONGEST_LINE, TEXT, MOST_LINES), piece.weight or ""]
