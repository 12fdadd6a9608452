"""The style sheet and scripts that every page loads."""

from pathlib import Path

from sphinx.application import Sphinx

from lean_book_theme.parent import is_mended

STATIC = Path(__file__).parent / "static"
STYLE_SHEETS = [
    "lean_book_theme.css",
    "lean_book_theme_icons.css",
    "lean_book_theme_images.css",
]
AFTER_THE_THEME = 600

# The theme reads an empty mode on a first visit, logs an error, and shows no colours until its
# deferred script has run. This runs before anything is painted.
CHOOSE_COLOUR_MODE = """\
(({ dataset }) => {
  dataset.mode ||= "auto";
  if (dataset.mode === "auto")
    dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
})(document.documentElement);"""


def add_assets(app: Sphinx) -> None:
    """Add the style sheet and the scripts to a website."""
    if not is_mended(app):
        return
    app.config.html_static_path = [*app.config.html_static_path, str(STATIC)]
    for style_sheet in STYLE_SHEETS:
        app.add_css_file(style_sheet, priority=AFTER_THE_THEME)
    app.add_js_file(None, body=CHOOSE_COLOUR_MODE)
    app.add_js_file("lean_book_theme.js", loading_method="defer")
