"""The announcement of a date that has changed, in Markdown: a draft for the one who has changed it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.dates.when import When
from sphinx_syllabus.model.scalars import Unannounced

MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]<>#$~|!&])")
"""Characters that Markdown would not show as they are."""


class Move(NamedTuple):
    """An entry whose date is another one now."""

    id: str
    title: str
    before: When
    after: When


def moved_notice(moved: Move, others: Sequence[Move], day: date, style: DateStyle) -> str:
    """Draft an announcement.

    Args:
        moved: the entry whose date was changed.
        others: the entries whose dates follow from it.
        day: the day of the change.
        style: how dates are shown.
    """
    words = style.locale.words
    was_unknown = isinstance(moved.before, Unannounced)
    heading = words("{title}: the date") if was_unknown else words("{title}: new date")
    lines = [
        "---",
        f"date: {day.isoformat()}",
        "---",
        "",
        f"# {heading.format(title=_plain(moved.title))}",
        "",
        f"{told(moved, style)}.",
    ]
    if others:
        lines.extend(["", words("With it:"), "", *(f"- {told(other, style)}" for other in others)])
    return "\n".join(lines) + "\n"


def told(move: Move, style: DateStyle) -> str:
    """Tell a move in one sentence, in Markdown, without its full stop."""
    words = style.locale.words
    before, after = (_plain(str(phrase_of(when, style))) for when in (move.before, move.after))
    if isinstance(move.before, Unannounced):
        message = words("{title}: {after}")
    elif isinstance(move.after, Unannounced):
        message = words("{title}: no longer {before}; the new date is to be announced")
    else:
        message = words("{title}: moved from {before} to {after}")
    return message.format(title=_plain(move.title), before=before, after=after)


def _plain(text: str) -> str:
    return MEANS_SOMETHING.sub(r"\\\1", text)
