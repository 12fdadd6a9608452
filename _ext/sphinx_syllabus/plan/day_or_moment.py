"""Dates on which something begins to be: a day or a moment, and no span."""

from datetime import datetime

from sphinx_syllabus.dates.grammar import DateError, read_date
from sphinx_syllabus.dates.resolve import Anchors, resolve_event
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, Hours, Moment, begins
from sphinx_syllabus.model.scalars import Unannounced


def release_moment(text: str, term: TermCalendar, anchors: Anchors) -> datetime:
    """Return from when on something is to be seen: of a day alone from 00:00; never, where it is TBA.

    Args:
        text: a date in the date language.
        term: the term.
        anchors: when the entries are that it may be counted from.

    Raises:
        DateError: the text is no date, or one that has a beginning and an end.
    """
    return begins(day_or_moment(text, term, anchors), term.zone)


def day_or_moment(text: str, term: TermCalendar, anchors: Anchors) -> Days | Moment | Unannounced:
    """Return the day or the moment on which something begins to be; the arguments are those of a release.

    Raises:
        DateError: the text is no date, or one that has a beginning and an end.
    """
    when = resolve_event(read_date(text), term, anchors)
    if isinstance(when, Hours) or (isinstance(when, Days) and when.first != when.last):
        raise DateError(f"'{text}' is not one day or moment: write that on which it begins")
    return when
