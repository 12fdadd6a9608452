"""Which of the theme's files are published, and how files of a build's own are written."""

import os
import re
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

from markupsafe import escape
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.fileutil import copy_asset
from sphinx.util.matching import Matcher

from lean_book_theme.parent import is_mended

# What no page loads: the script and the fonts of the icons, templates and catalogs that are read
# while building, what only a debugger reads.
NOT_PUBLISHED = Matcher(
    ["**/.*", "./locales", "./vendor", "**.map", "**webpack-macros.html", "scripts/fontawesome.js**"]
)
MENDED = Matcher(["scripts/*.js", "styles/*.css"])
# Parts of the theme's scripts and style sheets that lead to these.
LEADS_TO_NOTHING = [
    re.compile(part)
    for part in (
        r"//# sourceMappingURL=.*",
        r"/\*# sourceMappingURL=.*?\*/",
        r"@font-face ?\{[^}]*/vendor/[^}]*\}",
    )
]


def publish_needed_files(app: Sphinx) -> None:
    """Have the theme's files copied without those that no page loads."""
    if is_mended(app) and isinstance(app.builder, StandaloneHTMLBuilder):
        copy = partial(_copy_theme_files, app.builder)
        # The builder asks nobody which of the theme's files it is to copy.
        app.builder.copy_theme_static_files = copy  # type: ignore[method-assign]


def _copy_theme_files(builder: StandaloneHTMLBuilder, context: dict[str, Any]) -> None:
    def excluded(path: str) -> bool:
        return NOT_PUBLISHED(path) or MENDED(path)

    # It becomes part of a script, where a backslash does not stand for itself.
    release = escape(context["release"]).replace("\\", "\\\\")
    context = {**context, "release": release}
    target = static_folder(builder)
    for folder in reversed(builder.theme.get_theme_dirs()):
        static = Path(folder, "static")
        copy_asset(static, target, excluded, context=context, renderer=builder.templates, force=True)
        for file in [*static.glob("scripts/*.js"), *static.glob("styles/*.css")]:
            name = file.relative_to(static)
            if not NOT_PUBLISHED(name.as_posix()):
                text = file.read_text(encoding="utf-8")
                for part in LEADS_TO_NOTHING:
                    text = part.sub("", text)
                write_whole(target / name, text)


def static_folder(builder: StandaloneHTMLBuilder) -> Path:
    """Return where a site's styles and scripts are."""
    return Path(builder.outdir, "_static")


def with_version(address: str, text: str) -> str:
    """Add to an address what changes with the file's content, as Sphinx does."""
    return f"{address}?v={crc32(text.encode()):08x}"


def write_whole(path: Path, text: str) -> None:
    """Write a file that other processes of the build may write at the same time, with the same text."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # What a killed build leaves behind has the name that the next looks for.
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="")
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        error.filename = str(path)
        raise
