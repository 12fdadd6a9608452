"""How wide a text will be drawn, and its lines: an estimate, as the reader's font is not known.

The widths are those of a wide font, so that text fits with every font that a system uses for its own.
"""

import unicodedata

WIDTHS = {
    **dict.fromkeys("ijlIJ .,:;'’|", 0.34),
    **dict.fromkeys("ftr()[]-/·!", 0.42),
    **dict.fromkeys("acekosvxyz", 0.61),
    **dict.fromkeys("mwMWQ@%&+=<>#~^سشصض", 0.99),
}
OTHER_CAPITAL = 0.76
OTHER = 0.64
ELLIPSIS = "…"


def text_width(text: str, size: float) -> float:
    """Estimate the width of a text, from above, in the unit of the font's size."""
    return size * sum(map(_width, text))


def wrapped(text: str, width: float, size: float, most: int) -> list[str]:
    """Break a text into lines.

    Args:
        text: the text; its words stay whole where they can.
        width: what no line exceeds.
        size: the font's size.
        most: the most lines; a text that needs more is cut, and ends with an ellipsis.
    """
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    return [_cut(line, width, size) for line in lines]


def fits(text: str, width: float, size: float, most: int) -> bool:
    """Tell whether a text can be broken into so many lines without being cut."""
    lines = wrapped(text, width, size, most)
    return " ".join(lines) == " ".join(text.split())


def _cut(line: str, width: float, size: float) -> str:
    if text_width(line, size) <= width:
        return line
    left = width - text_width(ELLIPSIS, size)
    kept = 0
    for character in line:
        left -= size * _width(character)
        if left < 0:
            break
        kept += 1
    return line[:kept].rstrip() + ELLIPSIS


def _width(character: str) -> float:
    if character in WIDTHS:
        return WIDTHS[character]
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1
    return OTHER_CAPITAL if character.isupper() else OTHER
