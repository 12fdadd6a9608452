"""What browsers let pages load and run: no script but those of the site, whatever may get into a page.

A server sends the policy as the header ``Content-Security-Policy``. Where none can be set, ``conf.py`` has it
written into pages. Nothing is written unasked: a site may show what others host, a video or a live notebook.
"""

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from lean_book_theme.parent import AFTER_ALL_OTHERS

COLOUR_MODE = "'sha256-l0BYy50pYQydU9YZE1ac3MXwbbCPppKR8X/hP61VlsE='"
"""The script in the head of each page, in ``layout.html``: it has to run before anything is shown."""
FOCUS_ON_SEARCH = "'sha256-mNyD6WQ4vKGmtbf2Mk6RMjMo7k6Ib4wzc6b1fvYgVHE='"
"""The theme's script on the search page."""
WITHOUT_SCRIPTS = "'sha256-PSqRwmhImuW50DaADF+Z2lf+BDzILSQ8trkSGNVLcdg='"
"""The style in the head of each page for browsers that run no scripts."""

POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' {COLOUR_MODE} {FOCUS_ON_SEARCH}",
        f"style-src 'self' {WITHOUT_SCRIPTS}",
        # Widths of columns and pictures, and what MathML has of sizes: each is another one.
        "style-src-attr 'unsafe-inline'",
        # Style sheets have small pictures in themselves.
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
"""The strictest policy that pages satisfy."""


def put_into_head(app: Sphinx, policy: str = POLICY) -> None:
    """Have a policy written into the head of each page, before all that it is for.

    Args:
        app: what ``setup`` in ``conf.py`` is given.
        policy: another one, for a site with more on its pages.
    """
    tag = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}" />\n'

    def put(
        _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
    ) -> None:
        context["metatags"] = tag + context.get("metatags", "")

    app.connect("html-page-context", put, priority=AFTER_ALL_OTHERS)
