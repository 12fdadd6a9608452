"""sphinx-book-theme, mended: it works on phones, passes accessibility checks and keeps its look."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from lean_book_theme.assets import add_assets, note_assets
from lean_book_theme.compiled_templates import keep_compiled_templates
from lean_book_theme.early_fonts import ask_early_for_fonts
from lean_book_theme.garbage import look_seldom_for_garbage
from lean_book_theme.icons import add_icons
from lean_book_theme.link_preview import add_link_preview
from lean_book_theme.missing_page import set_base_address, write_missing_page
from lean_book_theme.navigation import Navigation, fill_sidebar, hold_sidebar_back
from lean_book_theme.pages_without_source import PagesWithoutSource
from lean_book_theme.parent import AFTER_ALL_OTHERS, AFTER_THE_THEME, BEFORE_THE_THEME, report_unknown_parent
from lean_book_theme.plain_words import escape_plain_words
from lean_book_theme.published_files import publish_needed_files
from lean_book_theme.template_bridge import use_page_templates
from lean_book_theme.theme_options import leave_top_bar_empty
from lean_book_theme.words import translate_names, use_own_words
from lean_book_theme.writer import add_mended_writer
from lean_book_theme.writing_direction import set_direction
from lean_book_theme.written_tree import WrittenTree


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect each mend to the moment at which it is due."""
    navigation, tree, pages = Navigation(app), WrittenTree(), PagesWithoutSource()
    app.add_config_value("lean_book_theme_assets", "", "html", frozenset({str}))
    app.connect("config-inited", look_seldom_for_garbage)
    app.connect("config-inited", leave_top_bar_empty)
    app.connect("config-inited", use_page_templates)
    app.connect("config-inited", use_own_words)
    app.connect("builder-inited", report_unknown_parent)
    app.connect("builder-inited", publish_needed_files)
    app.connect("builder-inited", set_direction)
    app.connect("builder-inited", translate_names)
    app.connect("builder-inited", pages.keep_unchanged)
    app.connect("builder-inited", add_icons)
    app.connect("builder-inited", add_assets)
    app.connect("builder-inited", keep_compiled_templates)
    app.connect("builder-inited", add_mended_writer, priority=AFTER_THE_THEME)
    app.connect("builder-inited", note_assets, priority=AFTER_ALL_OTHERS)
    app.connect("html-page-context", set_base_address)
    app.connect("html-page-context", add_link_preview)
    app.connect("html-page-context", ask_early_for_fonts)
    app.connect("html-collect-pages", write_missing_page)
    app.connect("html-page-context", hold_sidebar_back, priority=BEFORE_THE_THEME)
    app.connect("html-page-context", navigation.add_to_page, priority=AFTER_THE_THEME)
    app.connect("html-page-context", fill_sidebar, priority=AFTER_THE_THEME)
    app.connect("html-page-context", escape_plain_words, priority=AFTER_THE_THEME)
    app.connect("write-started", navigation.forget)
    app.connect("env-updated", tree.pages_with_another)
    app.connect("doctree-resolved", tree.note_page)
    app.connect("doctree-resolved", pages.note_page)
    app.connect("build-finished", tree.record)
    app.connect("build-finished", pages.record)
    return {"version": "0.1", "parallel_read_safe": True, "parallel_write_safe": True}
