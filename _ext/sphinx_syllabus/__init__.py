"""A university course written once as data, shown in every view that its students need.

What is public, and changes before version 1 only with a line in the changelog:

* in a site: the directives and roles with their options, the values of ``conf.py``, the keys of the data and
  what they mean, the types of warnings (``syllabus.*``), the names of the files beside the pages and the keys
  of ``course.json``;
* in style sheets: the variables ``--syllabus-accent``, ``-text``, ``-muted``, ``-border``, ``-surface``,
  ``-background``;
* on the command line: the commands of ``python -m sphinx_syllabus`` and their options;
* in Python: ``read_course.read_course`` with the folder of a site, and of the ``CourseReading`` it returns
  the ``plan``, with the attributes of ``plan.entries.Plan``, and the ``problems``, each with a ``place``, a
  ``message`` and a ``severity``.

All else, classes and names in pages included, may change at any time.
"""

from functools import partial

from sphinx.application import Sphinx
from sphinx.util.docutils import is_directive_registered, is_role_registered
from sphinx.util.typing import ExtensionMetadata

from sphinx_syllabus.glue.announcements import link_announcements_feed, tell_date
from sphinx_syllabus.glue.brought_files import delete_files_not_brought, record_brought_files
from sphinx_syllabus.glue.build_course import read_at_start
from sphinx_syllabus.glue.citations import keep_style_at_hand
from sphinx_syllabus.glue.configuration import CONFIGURATION, check_values
from sphinx_syllabus.glue.copied_files import check_files_to_copy
from sphinx_syllabus.glue.directives import DIRECTIVES
from sphinx_syllabus.glue.domain import SyllabusDomain, leave_topic_without_section
from sphinx_syllabus.glue.file_directives import FILE_DIRECTIVES
from sphinx_syllabus.glue.file_errors import tell_file_error
from sphinx_syllabus.glue.files_of_pages import KeepToSite
from sphinx_syllabus.glue.flat_tables import FlattenSpans, LetTablesBreak
from sphinx_syllabus.glue.handout import make_handout
from sphinx_syllabus.glue.html_nodes import register_nodes
from sphinx_syllabus.glue.latex_nodes import add_latex_style
from sphinx_syllabus.glue.output_links import resolve_output_links
from sphinx_syllabus.glue.page_assets import add_page_assets, add_static_folder
from sphinx_syllabus.glue.page_metadata import add_page_metadata
from sphinx_syllabus.glue.page_sources import keep_source_back
from sphinx_syllabus.glue.reading_times import ReadingTimes
from sphinx_syllabus.glue.released_toctree import ReleasedTocTree
from sphinx_syllabus.glue.resolved_pages import put_excerpts
from sphinx_syllabus.glue.roles import ROLES
from sphinx_syllabus.glue.search_index import keep_index_entries, put_in_order
from sphinx_syllabus.glue.summary import tell_summary
from sphinx_syllabus.glue.translation_files import check_translations
from sphinx_syllabus.glue.unfinished_build import begin_from_nothing, mark_as_begun, mark_as_ended
from sphinx_syllabus.glue.whole_pages import write_pages_whole
from sphinx_syllabus.glue.withheld_files import HoldBackFiles, warn_of_text_taken_in
from sphinx_syllabus.glue.withheld_pages import delete_what_is_left, record_withheld_pages, withhold_pages
from sphinx_syllabus.glue.withheld_references import SpeakOfWithheldPages
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

    app.connect("config-inited", begin_from_nothing)
    app.connect("config-inited", check_values)
    app.connect("config-inited", keep_style_at_hand)
    app.connect("builder-inited", read_at_start)
    app.connect("builder-inited", check_translations)
    app.connect("builder-inited", write_pages_whole)
    app.connect("builder-inited", keep_index_entries)
    app.connect("builder-inited", add_static_folder)
    app.connect("doctree-read", tell_date)
    app.connect("missing-reference", leave_topic_without_section)
    app.connect("doctree-resolved", resolve_output_links)
    app.connect("doctree-resolved", put_excerpts)
    app.connect("html-page-context", add_page_assets)
    app.connect("html-page-context", add_page_metadata)
    app.connect("html-page-context", link_announcements_feed)
    app.connect("env-check-consistency", warn_of_text_taken_in)
    app.connect("write-started", make_handout)
    app.connect("build-finished", write_outputs)
    app.connect("build-finished", tell_summary, priority=900)  # after all that is written

    app.add_directive("toctree", ReleasedTocTree, override=True)
    for name, file_directive in FILE_DIRECTIVES.items():
        app.add_directive(name, file_directive, override=True)
    app.add_transform(KeepToSite)
    app.add_transform(HoldBackFiles)
    app.connect("env-updated", check_files_to_copy, priority=900)  # after all that adds files
    app.add_post_transform(SpeakOfWithheldPages)
    app.connect("env-get-outdated", withhold_pages)
    app.connect("html-page-context", keep_source_back, priority=400)  # before themes link to it
    app.connect("write-started", delete_what_is_left)
    app.connect("write-started", delete_files_not_brought)
    app.connect("build-finished", record_brought_files)
    app.connect("build-finished", put_in_order)

    pages = WrittenPages()
    app.connect("env-get-outdated", pages.outdated)
    app.connect("env-updated", pages.linking_elsewhere)
    app.connect("doctree-resolved", pages.note)
    app.connect("build-finished", pages.record)
    app.connect("build-finished", partial(record_withheld_pages, pages))

    times = ReadingTimes()
    app.connect("env-before-read-docs", times.note)
    app.connect("env-updated", times.correct)
    app.connect("env-before-read-docs", mark_as_begun)
    app.connect("build-finished", mark_as_ended, priority=1000)  # when nothing else can go wrong
    app.connect("build-finished", tell_file_error, priority=1)

    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
