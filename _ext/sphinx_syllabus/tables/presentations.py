"""Presentations: when and how long they are, and who gives which in what slot."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from docutils import nodes

from sphinx_syllabus.dates.phrase import hours_of_day
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, first_day, last_day
from sphinx_syllabus.model.scalars import TBA
from sphinx_syllabus.nodes import dated_row, header_cell, isolate
from sphinx_syllabus.plan.slots import PlannedPresentations, PlannedSlot, PlannedTalk
from sphinx_syllabus.tables.dates import date_node, lasting, phrase_node
from sphinx_syllabus.tables.events import sections_node
from sphinx_syllabus.tables.grid import line, table, words_joined
from sphinx_syllabus.tables.style import TableStyle

GroupKey = tuple[date | None, str | None, str | None]
"""The day, the room and the section that slots below one heading share."""


def presentations_frame(shown: PlannedPresentations, style: TableStyle) -> nodes.container:
    """Show when presentations are, and how long each is."""
    words = [length_words(shown.minutes, style)]
    if not shown.slots:
        words += [shown.room] if shown.room else []
        words.append(style.words("times are to be announced"))
    edit = style.edit_link(shown.path, style.words("Presentations"))
    about = words_joined((nodes.inline("", part) for part in words), " · ")
    return nodes.container(
        "",
        line(*words_joined([date_node(shown.when, style.dates), edit], " "), classes=["when"]),
        line(*about, classes=["about"]),
        classes=["syllabus-presentations-frame"],
    )


def slots_table(slots: Sequence[PlannedSlot], caption: str, style: TableStyle) -> nodes.table:
    """Show slots day by day, free ones as free."""
    columns = [(style.words("Time"), 30), (style.words("Presentation"), 70)]
    groups: dict[GroupKey, list[PlannedSlot]] = {}
    for slot in slots:
        groups.setdefault((_day(slot.when), slot.room, slot.section), []).append(slot)
    rows = (row for key, group in groups.items() for row in _group(key, group, style))
    return table(style.with_zone(caption), columns, rows, "syllabus-presentations")


def length_words(minutes: int, style: TableStyle) -> str:
    """Say how long a presentation is."""
    return style.dates.locale.plural("{count} minute each", "{count} minutes each", minutes)


def _day(when: When) -> date | None:
    return first_day(when) if isinstance(when, Moment | Days | Hours) else None


def _group(key: GroupKey, slots: Sequence[PlannedSlot], style: TableStyle) -> Iterator[nodes.row]:
    day, room, section = key
    if day:
        when = line(date_node(Days(day, day), style.dates), classes=["when"])
        heading = header_cell("", when, scope="rowgroup", morecols=1)
        about = [nodes.inline("", room) if room else None, sections_node([section] if section else [], style)]
        if any(about):
            heading += line(*words_joined(about, " · "), classes=["about"])
        yield dated_row("", heading, heads_group=True, classes=["day"])
    for number, slot in enumerate(slots):
        cells = (header_cell("", *_time(slot, style), scope="row"), nodes.entry("", *_talk(slot.talk, style)))
        is_free = [] if slot.talk else ["free"]
        row = dated_row("", *cells, classes=["slot", *is_free], **lasting(slot.when, style.dates))
        row["heads_group"] = day is None and number == 0
        yield row


def _time(slot: PlannedSlot, style: TableStyle) -> Iterator[nodes.Node]:
    dates = replace(style.dates, names_zone=False)
    match slot.when:
        case Hours() as hours if first_day(hours) == last_day(hours):
            yield line(phrase_node(hours_of_day(hours, dates)))
        case Hours() as hours:
            yield line(date_node(hours, dates))
        case _:
            yield line(date_node(TBA, dates))
    if slot.number is not None:
        number = style.dates.locale.digits(str(slot.number))
        yield line(nodes.Text(style.words("slot {number}").format(number=number)), classes=["about"])


def _talk(talk: PlannedTalk | None, style: TableStyle) -> Iterator[nodes.Node]:
    if talk is None:
        yield line(nodes.inline("", style.words("free")))
        return
    names = words_joined((isolate("", "", nodes.Text(name)) for name in talk.by), style.words(", "))
    edit = style.edit_link(talk.path, style.words(", ").join(talk.by))
    yield line(*words_joined([nodes.inline("", "", *names), edit], " "), classes=["by"])
    if talk.url:
        title = talk.paper or style.words("Paper")
        yield line(nodes.reference("", title, refuri=talk.url, internal=False), classes=["paper"])
    elif talk.paper:
        yield line(nodes.inline("", talk.paper), classes=["paper"])
