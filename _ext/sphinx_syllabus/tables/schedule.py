"""The lecture plan as a table: modules over their weeks, and the topics of each."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from sphinx_syllabus.dates.phrase import spans_of, weeks_text
from sphinx_syllabus.dates.when import Days
from sphinx_syllabus.model.scalars import TBA
from sphinx_syllabus.nodes import dated_row, header_cell
from sphinx_syllabus.plan.entries import PlannedModule
from sphinx_syllabus.tables.dates import calendar_classes, date_node, lasting, phrase_node
from sphinx_syllabus.tables.events import event_lines
from sphinx_syllabus.tables.grid import line, table, words_joined
from sphinx_syllabus.tables.rows import Event, when_of
from sphinx_syllabus.tables.style import TableStyle
from sphinx_syllabus.tables.topics import topic_lines


def modules_table(
    modules: Sequence[tuple[PlannedModule, Sequence[Event]]],
    further: Sequence[Event],
    caption: str,
    style: TableStyle,
) -> nodes.table:
    """Show modules with their weeks and topics; a module's cell spans the rows of its topics.

    Args:
        modules: the modules, each with the deadlines and holidays to be shown below its topics.
        further: deadlines and holidays outside of all modules, to be shown at the end.
        caption: the table's caption.
        style: the surroundings.
    """
    columns = [(style.words("Module"), 50), (style.words("Topics"), 50)]
    rows = [row for module, events in modules for row in _module_rows(module, events, style)]
    if further:
        heading = header_cell("", line(nodes.inline("", style.words("Further dates"))), scope="rowgroup")
        rows.extend(_group(heading, [_event_row(event, style) for event in further]))
    return table(caption, columns, rows, "syllabus-schedule")


def _module_rows(module: PlannedModule, events: Sequence[Event], style: TableStyle) -> Iterator[nodes.row]:
    name = style.page_link(module.page, module.title) if module.page else nodes.inline("", module.title)
    edit = style.edit_link(module.path, module.title)
    unannounced = line(date_node(TBA, style.dates), classes=["when"])
    heading = header_cell(
        "",
        line(*words_joined([name, edit], " ")),
        *(span_lines(module.days, style) if module.days else [unannounced]),
        scope="rowgroup",
    )
    dates = lasting(module.days, style.dates) if module.days else {}
    topics = [
        dated_row("", nodes.entry("", *topic_lines(topic, style)), classes=["topic"], **dates)
        for topic in module.topics
    ]
    rows = [*topics, *(_event_row(event, style) for event in events)]
    return _group(heading, rows or [dated_row("", nodes.entry(), classes=["topic"], **dates)])


def _event_row(event: Event, style: TableStyle) -> nodes.row:
    cell = nodes.entry("", *event_lines(event, style))
    return dated_row("", cell, classes=["event"], **lasting(when_of(event), style.dates))


def _group(heading: header_cell, rows: Sequence[nodes.row]) -> Iterator[nodes.row]:
    """Head rows by a cell that spans them all."""
    heading["morerows"] = len(rows) - 1
    rows[0].insert(0, heading)
    rows[0]["heads_group"] = True
    yield from rows


def span_lines(days: Days, style: TableStyle) -> list[nodes.Node]:
    """Name the weeks, if it was told in weeks, and in a line for each calendar the days."""
    weeks = [weeks_text(days.weeks, style.dates.locale)] if days.weeks else []
    return [
        *(line(nodes.inline("", words), classes=["weeks"]) for words in weeks),
        *(
            line(phrase_node(phrase), classes=["days", *calendar_classes(phrase)])
            for phrase in spans_of(days, style.dates)
        ),
    ]
