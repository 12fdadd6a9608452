"""Finished projects as cards: a list, which a style sheet lays out."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from sphinx_syllabus.model.projects import Project
from sphinx_syllabus.model.scalars import is_address
from sphinx_syllabus.nodes import isolate
from sphinx_syllabus.tables.grid import line, words_joined
from sphinx_syllabus.tables.style import TableStyle


def showcase(projects: Sequence[Project], style: TableStyle) -> nodes.bullet_list:
    """Show each project: its title, picture, authors and abstract, and links to what it made."""
    items = (nodes.list_item("", *_card(project, style)) for project in projects)
    return nodes.bullet_list("", *items, classes=["syllabus-showcase"])


def _card(project: Project, style: TableStyle) -> Iterator[nodes.Node]:
    yield line(nodes.strong("", project.title), classes=["title"])
    if project.authors:
        names = (isolate("", "", nodes.Text(name)) for name in project.authors)
        yield line(*words_joined(names, style.words(", ")), classes=["about"])
    if project.picture:
        # The title and the abstract name what a picture without words of its own adorns.
        yield nodes.image(uri=f"/{project.picture}", alt=project.alt or "", loading="lazy")
    if project.abstract:
        yield line(nodes.Text(project.abstract), classes=["abstract"])
    links = [*_links(project, style)]
    if links:
        yield line(*words_joined(links, " · "), classes=["links"])


def _links(project: Project, style: TableStyle) -> Iterator[nodes.Node]:
    named = (
        (style.words("Website"), project.url),
        (style.words("Report"), project.report),
        (style.words("Slides"), project.slides),
        (style.words("Code"), project.code),
    )
    for words, link in named:
        if link and is_address(link):
            yield nodes.reference("", words, refuri=link, internal=False)
        elif link:
            yield style.file_link(link, words)
