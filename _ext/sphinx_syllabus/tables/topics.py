"""A topic with its links, as lines of a cell."""

from docutils import nodes

from sphinx_syllabus.outputs.kind_words import kind_words
from sphinx_syllabus.plan.entries import PlannedTopic
from sphinx_syllabus.tables.grid import line, words_joined
from sphinx_syllabus.tables.materials import material_lines, reading_lines
from sphinx_syllabus.tables.style import TableStyle


def topic_lines(topic: PlannedTopic, style: TableStyle) -> list[nodes.paragraph]:
    """Name a topic, who gives it, and its materials."""
    link_to, target = (style.page_link, topic.page) if topic.page else (style.topic_link, topic.id)
    title = link_to(target, topic.title)
    lines = [line(*words_joined([title, style.edit_link(topic.path, topic.title)], " "))]
    kind = kind_words(topic.kind, style.dates.locale)
    about = [nodes.inline("", words) for words in (kind, topic.by) if words]
    if about:
        lines.append(line(*words_joined(about, " · "), classes=["about"]))
    return [*lines, *material_lines(topic.materials, style), *reading_lines(topic.readings, style)]
