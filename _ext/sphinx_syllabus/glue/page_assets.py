"""The style sheets and the script, on those pages only that show something of the course."""

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_syllabus.dates.format import span_pattern
from sphinx_syllabus.glue.domain import SyllabusDomain, syllabus_domain
from sphinx_syllabus.glue.page_style import date_style
from sphinx_syllabus.model.scalars import Calendar
from sphinx_syllabus.views.materials import FileView

BROWSERS_WORD_AND_OURS = {"fa": ("بعد", "دیگر")}
"""A word that browsers say of days to come (``۳ روز بعد``), and the one that people would.

It is no message of the catalogs, which translate words of this code: it mends what browsers have from CLDR.
"""

STATIC = Path(__file__).parents[1] / "static"

STYLE_SHEETS = (
    "sphinx-syllabus.css",
    "sphinx-syllabus-tables.css",
    "sphinx-syllabus-drawings.css",
    "sphinx-syllabus-boxes.css",
    "sphinx-syllabus-reading-time.css",
    "sphinx-syllabus-print.css",
)
"""Those of a page, in their order: of rules for the same, the last ones win."""


def add_static_folder(app: Sphinx) -> None:
    """Let Sphinx copy the extension's files into the site."""
    app.config.html_static_path.insert(0, str(STATIC))  # so that a site can replace its files


def add_page_assets(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    _context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Link the style sheets and the script from a page that shows data."""
    domain = syllabus_domain(app.env)
    # A site of a single page has all views on it, under the name of its first page.
    pages = domain.views if app.builder.name == "singlehtml" else [pagename]
    # Whether a file is out yet is nothing that a style or script has to do with.
    shown = [view for page in pages for view in domain.views.get(page, ()) if not isinstance(view, FileView)]
    if shown:
        for style_sheet in STYLE_SHEETS:
            app.add_css_file(style_sheet)
        # What the script adds makes lines wrap anew and moves what stands below: nothing is painted before.
        told = _told_to_script(domain)
        app.add_js_file("sphinx-syllabus.js", loading_method="defer", blocking="render", **told)


def _told_to_script(domain: SyllabusDomain) -> dict[str, Any]:
    """Return what the script's element tells it: the course's zone, and the words of the page's language."""
    words = domain.locale.words
    names = {
        Calendar.GREGORIAN: words("Gregorian"),
        Calendar.SOLAR_HIJRI: words("Solar Hijri"),
    }
    shown = date_style(domain).calendars
    calendars = [["", words("both")], *([calendar.value, names[calendar]] for calendar in shown)]
    said = {
        "moment": words("{date}, {time}"),
        "hours": span_pattern(domain.locale, is_short=True).replace("–", "–\N{WORD JOINER}"),
        "span": span_pattern(domain.locale, is_short=False),
        "past": words("past"),
        "now": words("now"),
        "next": words("next"),
        "instead": BROWSERS_WORD_AND_OURS.get(domain.locale.language.partition("_")[0], ("", "")),
        "yourTime": words("{time} your time ({city})"),
        "thisWeek": words("This week"),
        "kind": words("Kind"),
        "allKinds": words("all"),
        "shown": words("{shown} of {all} shown"),
        "calendar": words("Calendar"),
        "calendars": calendars if len(shown) > 1 else [],
    }
    return {
        "data-zone": domain.plan.term.calendar.zone.key,
        "data-words": json.dumps(said, ensure_ascii=False, separators=(",", ":")),
    }
