"""The accent colour of the site: that of its links and headings on the screen."""

import re
from pathlib import Path

from sphinx.application import Sphinx

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ACCENT = re.compile(r"--(?:syllabus-accent|pst-color-primary|color-brand-content):\s*([^;}]+)")
"""The variables by which a site chooses it: our own, and those that themes tell their sites to set.

https://pydata-sphinx-theme.readthedocs.io/en/stable/user_guide/styling.html
https://pradyunsg.me/furo/customisation/colors/
"""

HEX_COLOUR = re.compile(r"#([0-9a-f]{3}){1,2}")
DEFAULT = "#0a7d91"


def accent_colour(app: Sphinx) -> str:
    """Return the colour that the site's own style sheets set first, as ``#rgb`` or ``#rrggbb``.

    Where they set none, or write it in another form, it is the extension's own.
    """
    for sheet in app.config.html_css_files:
        name = sheet if isinstance(sheet, str) else sheet[0]
        for folder in app.config.html_static_path:
            path = Path(app.confdir, folder, name)
            rules = COMMENT.sub("", path.read_text("utf-8")) if path.is_file() else ""
            if found := ACCENT.search(rules):
                colour = found[1].strip().lower()
                return colour if HEX_COLOUR.fullmatch(colour) else DEFAULT
    return DEFAULT
