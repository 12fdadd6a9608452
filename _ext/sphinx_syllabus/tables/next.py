"""What is next: lists from which a script leaves what a reader needs at the moment of reading.

Without the script all entries stand there, which is true on every day.
"""

from collections.abc import Sequence

from docutils import nodes

from sphinx_syllabus.nodes import dated_item
from sphinx_syllabus.outputs.kind_words import kind_words
from sphinx_syllabus.plan.entries import AnnouncedDeadline, PlannedSession
from sphinx_syllabus.tables.dates import date_node, lasting
from sphinx_syllabus.tables.events import sections_node, title_of
from sphinx_syllabus.tables.grid import line, words_joined
from sphinx_syllabus.tables.sessions import about_session
from sphinx_syllabus.tables.style import TableStyle


def next_box(
    deadlines: Sequence[AnnouncedDeadline], sessions: Sequence[PlannedSession], style: TableStyle
) -> nodes.container:
    """List deadlines with a known date, and the sessions that are held, each in order of time."""
    announced = [_deadline(entry, style) for entry in deadlines]
    held = [_session(session, style) for session in sessions if not session.cancelled]
    over = style.words("Nothing is ahead: every announced date is past.")
    unknown = style.words("No date is announced yet.")
    label = style.words("Deadlines") if held else None
    lists = [_list("next-deadline", label, announced, over, style, unknown)]
    if held:
        over = style.words("No session is ahead: the last one is over.")
        lists.append(_list("next-session", style.words("Sessions"), held, over, style))
    return nodes.container("", *lists, classes=["next"])


def _list(
    name: str, label: str | None, items: Sequence[dated_item], over: str, style: TableStyle, none: str = ""
) -> nodes.container:
    """List items below a label that is true of all of them, with words for when all are past."""
    group = nodes.container("", classes=[name])
    if label:
        group += line(nodes.Text(label), classes=["label"])
    if items:
        group += nodes.bullet_list("", *items)
        # Shown by the script alone, once it is true.
        group += style.web_only(line(nodes.Text(over), classes=["nothing-ahead"]))
    else:
        group += line(nodes.Text(none))
    return group


def _deadline(entry: AnnouncedDeadline, style: TableStyle) -> dated_item:
    return dated_item(
        "",
        line(
            *words_joined(
                [nodes.strong("", "", title_of(entry, style)), sections_node(entry.sections, style)], " · "
            )
        ),
        line(date_node(entry.when, style.dates), classes=["when"]),
        **lasting(entry.when, style.dates),
    )


def _session(session: PlannedSession, style: TableStyle) -> dated_item:
    titles = [
        style.page_link(topic.page, topic.title) if topic.page else nodes.inline("", topic.title)
        for topic in session.topics
    ]
    if session.has_presentations:
        titles.append(nodes.inline("", style.words("Presentations")))
    unnamed = nodes.inline("", kind_words(session.kind, style.dates.locale) or style.words("Session"))
    return dated_item(
        "",
        line(nodes.strong("", "", *words_joined(titles or [unnamed], " · "))),
        line(date_node(session.when, style.dates), classes=["when"]),
        *about_session(session, style),
        **lasting(session.when, style.dates),
    )
