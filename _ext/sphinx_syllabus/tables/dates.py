"""Dates as nodes: isolated from the text around them, and readable by machines."""

from collections.abc import Iterator

from docutils import nodes

from sphinx_syllabus.dates.phrase import DateStyle, Phrase, phrase_of
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, instants
from sphinx_syllabus.nodes import dated_words, isolate, time_element


def date_node(when: When, style: DateStyle) -> nodes.Element:
    """Show when something is; what is not known yet is marked with the class ``tba``.

    A script that knows the moment of reading adds to it how far away it is.
    """
    if not isinstance(when, Moment | Days | Hours):
        text = str(phrase_of(when, style))
        return nodes.inline("", text, classes=["tba"])
    return dated_words("", "", *_parts(Phrase((phrase_of(when, style),))), **lasting(when, style))


def dropped_date_node(when: When, style: DateStyle) -> nodes.Element:
    """Show when something was to be that will not be: nothing is counted to it."""
    return phrase_node(phrase_of(when, style))


def phrase_node(phrase: Phrase) -> nodes.Element:
    """Turn a phrase into nodes."""
    kind = nodes.inline if phrase.machine is None else time_element
    if phrase.isolated:
        kind = isolate
    node = kind("", "", classes=_classes(phrase))
    if phrase.machine is not None:
        node["datetime"] = phrase.machine
    node += _parts(phrase)
    return node


def calendar_classes(phrase: Phrase) -> list[str]:
    """Return the classes by which a reader's choice of a calendar hides words or shows them."""
    if phrase.joins:
        return ["joins-calendars"]
    return [f"in-{phrase.calendar.value}"] if phrase.calendar else []


def _classes(phrase: Phrase) -> list[str]:
    return [*calendar_classes(phrase), *(["unbroken"] if phrase.unbroken else [])]


def _parts(phrase: Phrase) -> Iterator[nodes.Node]:
    """Turn the pieces of a phrase into nodes; one that only groups pieces gets no node of its own."""
    for piece in phrase.pieces:
        if isinstance(piece, str):
            yield nodes.Text(piece)
        elif piece.machine is None and not piece.isolated and not _classes(piece):
            yield from _parts(piece)
        else:
            yield phrase_node(piece)


def lasting(when: When, style: DateStyle) -> dict[str, str]:
    """Return the attributes by which a script knows when something starts and ends; none if unknown."""
    if not isinstance(when, Moment | Days | Hours):
        return {}
    starts, ends = instants(when, style.zone)
    return {"starts": starts.isoformat(), "ends": ends.isoformat()}
