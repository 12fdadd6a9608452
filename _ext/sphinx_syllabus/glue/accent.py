"""The accent colour of the site: that of its links and headings on the screen."""

import re
from pathlib import Path

from sphinx.application import Sphinx

ACCENT = re.compile(r"--pst-color-primary:\s*(#[0-9a-fA-F]{6})\b")
"""The variable by which the theme's own documentation has sites choose it.

https://pydata-sphinx-theme.readthedocs.io/en/stable/user_guide/styling.html
"""

DEFAULT = "#0a7d91"


def accent_colour(app: Sphinx) -> str:
    """Return the colour that the site's own style sheets set first, as ``#rrggbb``, or the extension's."""
    for sheet in app.config.html_css_files:
        name = sheet if isinstance(sheet, str) else sheet[0]
        for folder in app.config.html_static_path:
            path = Path(app.confdir, folder, name)
            found = ACCENT.search(path.read_text("utf-8")) if path.is_file() else None
            if found:
                return found[1].lower()
    return DEFAULT
