"""A university course written once as data, shown in every view that its students need."""

from sphinx.application import Sphinx
from sphinx.util.docutils import is_directive_registered, is_role_registered
from sphinx.util.typing import ExtensionMetadata

from sphinx_syllabus.glue.build_course import read_at_start
from sphinx_syllabus.glue.configuration import CONFIGURATION
from sphinx_syllabus.glue.directives import DIRECTIVES
from sphinx_syllabus.glue.domain import SyllabusDomain, leave_topic_without_section
from sphinx_syllabus.glue.flat_tables import FlattenSpans, LetTablesBreak
from sphinx_syllabus.glue.handout import make_handout
from sphinx_syllabus.glue.html_nodes import register_nodes
from sphinx_syllabus.glue.latex_nodes import add_latex_style
from sphinx_syllabus.glue.output_links import resolve_output_links
from sphinx_syllabus.glue.page_assets import add_page_assets, add_static_folder
from sphinx_syllabus.glue.page_metadata import add_page_metadata
from sphinx_syllabus.glue.roles import ROLES
from sphinx_syllabus.glue.write_outputs import write_outputs
from sphinx_syllabus.glue.written_pages import WrittenPages

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything with Sphinx."""
    for value, default, kind, meaning in CONFIGURATION:
        app.add_config_value(value, default, "", kind, meaning)

    app.add_domain(SyllabusDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain("syllabus", name, directive)
        # A short name that another extension has taken stays that extension's.
        if not is_directive_registered(name):
            app.add_directive(name, directive)
    for name, role in ROLES.items():
        app.add_role_to_domain("syllabus", name, role)
        if not is_role_registered(name):
            app.add_role(name, role)
    register_nodes(app)
    add_latex_style(app)
    app.add_post_transform(FlattenSpans)
    app.add_post_transform(LetTablesBreak)

    app.connect("builder-inited", read_at_start)
    app.connect("builder-inited", add_static_folder)
    app.connect("missing-reference", leave_topic_without_section)
    app.connect("doctree-resolved", resolve_output_links)
    app.connect("html-page-context", add_page_assets)
    app.connect("html-page-context", add_page_metadata)
    app.connect("write-started", make_handout)
    app.connect("build-finished", write_outputs)

    pages = WrittenPages()
    app.connect("env-get-outdated", pages.outdated)
    app.connect("env-updated", pages.linking_elsewhere)
    app.connect("doctree-resolved", pages.note)
    app.connect("build-finished", pages.record)

    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
