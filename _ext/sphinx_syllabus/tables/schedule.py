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
    modules: Sequence[tuple[PlannedModule, Sequence[Event]]], caption: str, style: TableStyle
) -> nodes.table:
    """Show modules with their weeks and topics; a module's cell spans the rows of its topics.

    Args:
        modules: the modules, each with the deadlines and holidays to be shown below its topics.
        caption: the table's caption.
        style: the surroundings.
    """
    columns = [(style.words("Module"), 50), (style.words("Topics"), 50)]
    rows = (row for module, events in modules for row in _module_rows(module, events, style))
    return table(caption, columns, rows, "syllabus-schedule")


def _module_rows(module: PlannedModule, events: Sequence[Event], style: TableStyle) -> Iterator[nodes.row]:
    name = style.page_link(module.page, module.title) if module.page else nodes.inline("", module.title)
    edit = style.edit_link(module.path, module.title)
    rows = len(module.topics) + len(events)
    unannounced = line(date_node(TBA, style.dates), classes=["when"])
    heading = header_cell(
        "",
        line(*words_joined([name, edit], " ")),
        *(span_lines(module.days, style) if module.days else [unannounced]),
        scope="rowgroup",
        morerows=max(rows - 1, 0),
    )
    dates = lasting(module.days, style.dates) if module.days else {}
    cells = [
        *((nodes.entry("", *topic_lines(topic, style)), dates, "topic") for topic in module.topics),
        *(
            (nodes.entry("", *event_lines(event, style)), lasting(when_of(event), style.dates), "event")
            for event in events
        ),
    ]
    for number, (cell, lasts, kind) in enumerate(cells or [(nodes.entry(), dates, "topic")]):
        leading = [heading] if number == 0 else []
        yield dated_row("", *leading, cell, heads_group=number == 0, classes=[kind], **lasts)


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
