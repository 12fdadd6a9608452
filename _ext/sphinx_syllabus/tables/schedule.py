"""The lecture plan as a table: modules over their weeks, and the topics of each."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from sphinx_syllabus.dates.phrase import spans_of, weeks_text
from sphinx_syllabus.nodes import dated_row, header_cell
from sphinx_syllabus.plan.entries import Material, PlannedModule, PlannedTopic
from sphinx_syllabus.tables.dates import lasting, phrase_node
from sphinx_syllabus.tables.grid import line, table, words_joined
from sphinx_syllabus.tables.style import TableStyle


def schedule_table(modules: Sequence[PlannedModule], caption: str, style: TableStyle) -> nodes.table:
    """Show modules with their weeks and topics; a module's cells span the rows of its topics."""
    columns = [(style.words("Module"), 50), (style.words("Topics"), 50)]
    rows = (row for module in modules for row in _module_rows(module, style))
    return table(caption, columns, rows, "syllabus-schedule")


def _module_rows(module: PlannedModule, style: TableStyle) -> Iterator[nodes.row]:
    name = style.page_link(module.page, module.title) if module.page else nodes.inline("", module.title)
    edit = style.edit_link(module.path, module.title)
    heading = header_cell(
        "",
        line(*words_joined([name, edit], " ")),
        *_weeks(module, style),
        scope="rowgroup",
        morerows=max(len(module.topics) - 1, 0),
    )
    dates = lasting(module.days, style.dates)
    first, *others = [_topic(topic, style) for topic in module.topics] or [nodes.entry()]
    yield dated_row("", heading, first, heads_group=True, **dates)
    for topic in others:
        yield dated_row("", topic, **dates)


def _weeks(module: PlannedModule, style: TableStyle) -> list[nodes.Node]:
    """Name the weeks, and in a line for each calendar their days."""
    weeks = weeks_text(module.weeks, style.dates.locale)
    days = spans_of(module.days, style.dates)
    return [
        line(nodes.inline("", weeks), classes=["weeks"]),
        *(line(phrase_node(phrase), classes=["days"]) for phrase in days),
    ]


def _topic(topic: PlannedTopic, style: TableStyle) -> nodes.entry:
    title = style.page_link(topic.page, topic.title) if topic.page else nodes.Text(topic.title)
    cell = nodes.entry("", line(*words_joined([title, style.edit_link(topic.path, topic.title)], " ")))
    if topic.materials:
        links = [_material(material, style) for material in topic.materials]
        cell += line(*words_joined(links, " · "), classes=["materials"])
    return cell


def _material(material: Material, style: TableStyle) -> nodes.Node:
    names = {
        "slides": style.words("Slides"),
        "notes": style.words("Notes"),
        "video": style.words("Video"),
        "notebook": style.words("Notebook"),
        "code": style.words("Code"),
        "reading": style.words("Reading"),
    }
    if material.is_file:
        return style.file_link(material.target, names[material.kind])
    return nodes.reference("", names[material.kind], refuri=material.target, internal=False)
