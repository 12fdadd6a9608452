"""The style sheets and scripts that a page loads."""

import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.util._serialise import stable_hash

from lean_book_theme.page_scripts import PageScripts
from lean_book_theme.page_styles import PageStyles
from lean_book_theme.parent import AFTER_ALL_OTHERS, AFTER_THE_THEME, KNOWN_RELEASES, is_mended
from lean_book_theme.template_bridge import finish_pages
from lean_book_theme.writing_direction import is_in_arabic_script, is_right_to_left

PACKAGE = Path(__file__).parent
STATIC = PACKAGE / "static"
STATIC_FOR_RIGHT_TO_LEFT = PACKAGE / "static_for_right_to_left"
STATIC_FOR_ARABIC_SCRIPT = PACKAGE / "static_for_arabic_script"
# Written by docutils on each page, after the theme's own.
SECOND_VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1" />\n'


def add_assets(app: Sphinx) -> None:
    """Have the pages of a website load what they need, in few files."""
    builder = app.builder
    if not is_mended(app) or not isinstance(builder, StandaloneHTMLBuilder):
        return
    for folder in _static_folders(app.config):
        app.config.html_static_path = [*app.config.html_static_path, str(folder)]
        for style_sheet in sorted(folder.glob("*.css")):
            app.add_css_file(style_sheet.name, priority=AFTER_THE_THEME)
    styles, scripts = PageStyles(app, builder), PageScripts(builder)

    def join(
        _app: Sphinx,
        page: str,
        _template: str,
        context: dict[str, Any],
        _doctree: nodes.document | None,
    ) -> None:
        searches = page == "search" or str(context["theme_search_as_you_type"]).lower() == "true"
        context["metatags"] = context.get("metatags", "").replace(SECOND_VIEWPORT, "")
        context["css_files"] = styles.join(context["css_files"])
        context["script_files"] = scripts.join(context["script_files"], context["pathto"], searches=searches)

    def finish(page: str, context: dict[str, Any]) -> str:
        foreign = scripts.look_at_foreign_scripts(page, context["pagename"])
        return styles.finish(scripts.finish(page, foreign), foreign.words)

    app.connect("html-page-context", join, priority=AFTER_ALL_OTHERS)
    finish_pages(app, finish)


def _static_folders(config: Config) -> Iterator[Path]:
    yield STATIC
    if is_right_to_left(config):
        yield STATIC_FOR_RIGHT_TO_LEFT
    if is_in_arabic_script(config):
        yield STATIC_FOR_ARABIC_SCRIPT


def note_assets(app: Sphinx) -> None:
    """Have all pages written anew when a style sheet or script has changed.

    Pages bear the version of each file that they load, and Sphinx asks the configuration which pages
    are as they would be written now.
    """
    builder = app.builder
    if is_mended(app) and isinstance(builder, StandaloneHTMLBuilder):
        app.config.lean_book_theme_assets = _digest(app)
        builder.build_info = builder.create_build_info()
        values = {value.name: value.value for value in app.config.filter(frozenset({"html"}))}
        for folders in ("html_static_path", "templates_path"):
            values[folders] = [_from_its_package(folder) for folder in values[folders]]
        builder.build_info.config_hash = stable_hash(values)


def _from_its_package(folder: str) -> str:
    """Name a folder by its place in a package.

    So the record of the configuration, which is published, is the same wherever packages and sites are.
    """
    places = [place for place in map(Path, sys.path) if Path(folder).is_relative_to(place)]
    # Of a folder that is below another one, that of the package is the longer.
    return min((Path(folder).relative_to(place).as_posix() for place in places), key=len, default=folder)


def _digest(app: Sphinx) -> str:
    places = [PACKAGE, *(Path(app.confdir, path) for path in app.config.html_static_path)]
    digest = sha256(repr([version(name) for name in (*KNOWN_RELEASES, "lightningcss")]).encode())
    for place in places:
        for file in [place, *sorted(place.rglob("*"))]:
            if file.suffix in {".css", ".js", ".mo", ".py", ".txt"} and file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()
