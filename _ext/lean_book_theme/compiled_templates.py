"""Templates that are compiled in one build and used in the next."""

from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader

from lean_book_theme.parent import is_mended


def keep_compiled_templates(app: Sphinx) -> None:
    """Keep what the templates are compiled to beside what the pages are read to."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or not is_mended(app):
        return
    if isinstance(builder.templates, BuiltinTemplateLoader):
        folder = Path(app.doctreedir, "lean-book-theme-templates")
        folder.mkdir(parents=True, exist_ok=True)
        builder.templates.environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
