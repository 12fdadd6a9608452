"""Entries whose keys do not go together: rules that the model, key by key, cannot tell."""

from collections.abc import Iterator

from sphinx_syllabus.load.file_checks import materials_without_target
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.materials import MATERIALS
from sphinx_syllabus.model.meetings import Change
from sphinx_syllabus.model.presentations import Presentations
from sphinx_syllabus.model.problem import DataPath, Finding, path_text
from sphinx_syllabus.model.schedule import ScheduleEntry, Teaching
from sphinx_syllabus.model.staff import HoursChange

READINGS = ("readings", "suggested", "reading-groups")
TOPIC_KEYS = ("kind", "by", "when", "sessions", "with-previous", *MATERIALS, *READINGS)
"""The keys of a schedule entry that a module has not; its topics have them."""

CHANGE_KEYS = {"cancelled": ("section",), "moved": ("section", "room", "by"), "extra": None}
"""The kinds of change, and the keys that may stand beside each; None means all."""


def find_misshapen(course: Course) -> Iterator[Finding]:
    """Find entries whose keys do not go together, so that they cannot be understood."""
    for index, entry in enumerate(course.schedule):
        yield from _module_or_topic(("schedule", index), entry)
    for number, (path, _, topic) in enumerate(topics_of(course)):
        yield from _place_of_topic(path, topic, is_first=number == 0)
    if not course.term.calendars:
        yield Finding(("term", "calendars"), "write at least one calendar, such as [gregorian]")
    yield from materials_without_target(course)
    for index, change in enumerate(course.changes):
        yield from _one_change(("changes", index), change)
    for index, meeting in enumerate(course.meetings):
        if not meeting.days:
            yield Finding(("meetings", index, "days"), "write at least one day, such as [Monday]")
    yield from _office_hours(course)
    if course.presentations:
        yield from _presentations(course.presentations)


def _module_or_topic(path: DataPath, entry: ScheduleEntry) -> Iterator[Finding]:
    written = _keys(entry)
    if (entry.module is None) == (entry.title is None):
        yield Finding(path, "write either 'module:' (a part with topics) or 'title:' (one topic)")
    elif entry.module is not None:
        if entry.topics is None:
            yield Finding(path, f"{path_text(path)}: the key 'topics' is missing")
        for key in TOPIC_KEYS:
            if key in written:
                instead = ", or write 'weeks' here" if key == "when" else ""
                message = f"'{key}' belongs to a topic: write it below 'topics'{instead}"
                yield Finding((*path, key), message, at_key=True)
    else:
        for key in ("weeks", "topics"):
            if key in written:
                instead = ", or 'when: week 5' here" if key == "weeks" else ""
                message = f"'{key}' belongs to a module: write 'module:' instead of 'title:'{instead}"
                yield Finding((*path, key), message, at_key=True)


def _place_of_topic(path: DataPath, topic: Teaching, *, is_first: bool) -> Iterator[Finding]:
    if not topic.with_previous:
        return
    key: DataPath = (*path, "with-previous")
    if is_first:
        yield Finding(key, "there is no topic before this one whose session it could share", at_key=True)
    for other in ("when", "sessions"):
        if other in _keys(topic):
            message = f"write 'with-previous' (the session of the topic before) or '{other}', not both"
            yield Finding(key, message, at_key=True)


def _office_hours(course: Course) -> Iterator[Finding]:
    for index, person in enumerate(course.staff):
        for number, hours in enumerate(person.hours):
            if not hours.days:
                path: DataPath = ("staff", index, "hours", number, "days")
                yield Finding(path, "write at least one day, such as [Monday]")
        for number, change in enumerate(person.changes):
            yield from _one_change(("staff", index, "changes", number), change)


def _one_change(path: DataPath, change: Change | HoursChange) -> Iterator[Finding]:
    written = _keys(change)
    kinds = [kind for kind in CHANGE_KEYS if kind in written]
    if len(kinds) != 1:
        message = "'cancelled:' and why, 'moved:' and to when, or 'extra:' and what for"
        yield Finding(path, f"write {'only one: ' if kinds else 'what changes: '}{message}")
        return
    allowed = CHANGE_KEYS[kinds[0]]
    for key in written - {"when", *kinds, *(written if allowed is None else allowed)}:
        message = f"'{key}' says nothing of a session that is {kinds[0]}: take it out"
        yield Finding((*path, key), message, at_key=True)


def _presentations(presentations: Presentations) -> Iterator[Finding]:
    path: DataPath = ("presentations",)
    if presentations.weeks and presentations.when:
        yield Finding((*path, "when"), "write 'weeks' or 'when' (days by their dates), not both", at_key=True)
    elif not (presentations.weeks or presentations.when):
        yield Finding(path, "write 'weeks:' or 'when:' for the presentations, or 'weeks: TBA'", at_key=True)
    for index, talk in enumerate(presentations.talks):
        here: DataPath = (*path, "talks", index)
        if not talk.by:
            yield Finding((*here, "by"), "write at least one name, such as [Ada Lovelace]")
        if talk.slot and talk.when:
            yield Finding((*here, "when"), "write 'slot' (its number) or 'when', not both", at_key=True)


def _keys(entry: Entry) -> set[str]:
    """Return the keys that the data gives an entry."""
    return {name.replace("_", "-") for name in entry.model_fields_set}


def topics_of(course: Course) -> Iterator[tuple[DataPath, str, Teaching]]:
    """List all topics, those of modules and those on their own, with their paths and titles."""
    for index, entry in enumerate(course.schedule):
        if entry.title is not None:
            yield ("schedule", index), entry.title, entry
        for number, topic in enumerate(entry.topics or ()):
            yield ("schedule", index, "topics", number), topic.title, topic
