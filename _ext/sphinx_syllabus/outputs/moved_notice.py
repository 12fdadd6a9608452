"""The announcement of a date that has changed, in Markdown: a draft for the one who has changed it."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.dates.when import NEVER, When
from sphinx_syllabus.model.scalars import Unannounced

MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]<>#$~|!&])")
"""Characters that Markdown would not show as they are."""


class Move(NamedTuple):
    """An entry whose date is another one now, and from when on it is to be seen."""

    id: str
    title: str
    before: When
    after: When
    release: datetime | None


def moved_notice(moved: Move, others: Sequence[Move], day: date, style: DateStyle) -> str:
    """Draft an announcement that is to be seen no earlier than the entry, and tells of no later one.

    Args:
        moved: the entry whose date was changed.
        others: the entries whose dates follow from it.
        day: the day of the change.
        style: how dates are shown.
    """
    words = style.locale.words
    was_unknown = isinstance(moved.before, Unannounced)
    heading = words("{title}: the date") if was_unknown else words("{title}: new date")
    begins = datetime.combine(day, time(0), style.zone)
    release = max(begins, moved.release or begins)
    seen = [other for other in others if _is_seen(other, release)]
    lines = [
        "---",
        f"date: {day.isoformat()}",
        *([f"release: {_written(release)}"] if release > begins else []),
        "---",
        "",
        f"# {heading.format(title=_plain(moved.title))}",
        "",
        f"{told(moved, style)}.",
    ]
    if seen:
        lines.extend(["", words("With it:"), "", *(f"- {told(other, style)}" for other in seen)])
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


def _is_seen(move: Move, moment: datetime) -> bool:
    # Two releases to be announced may become two dates.
    return move.release is None or (move.release <= moment and move.release != NEVER)


def _written(release: datetime) -> str:
    """Write a release as data has it."""
    return "TBA" if release == NEVER else f"{release:%Y-%m-%d %H:%M}"


def _plain(text: str) -> str:
    return MEANS_SOMETHING.sub(r"\\\1", text)
