"""The fonts of pages in Arabic script, asked for with the page, so that most are there for its first lines.

A browser learns of a font when it has read the style sheet and lays out the first line. One that came after
that would break lines anew and move what stands below.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from lean_book_theme.parent import is_mended
from lean_book_theme.writing_direction import is_in_arabic_script

FOR_ALL = "vazirmatn/regular.woff2"
FOR_CONTENT = "vazirmatn/bold.woff2"
"""The search and the missing page have nothing bold."""


def ask_early_for_fonts(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Name the fonts of a page in Arabic script in its head."""
    if not is_mended(app) or not is_in_arabic_script(app.config):
        return
    fonts = [FOR_ALL, FOR_CONTENT] if doctree else [FOR_ALL]
    addresses = [context["pathto"](f"_static/{font}", resource=True) for font in fonts]
    # Without `crossorigin`, what the style sheet asks for would be another request.
    context["metatags"] = context.get("metatags", "") + "".join(
        f'<link rel="preload" as="font" type="font/woff2" href="{address}" crossorigin />\n'
        for address in addresses
    )
