"""What a page shows at its top while something is wrong; nothing of it is ever written into the site."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from sphinx_syllabus.live.build_report import BuildReport, Told
from sphinx_syllabus.model.problem import Problem

# Colours of its own, so that it is read on any theme, light or dark.
STYLE = (
    "box-sizing: border-box; width: 100%; max-height: 50vh; overflow: auto; padding: 0.75rem 1rem; "
    "color: #fff; font: 1rem/1.5 system-ui, sans-serif; text-align: left; overflow-wrap: anywhere; "
)
IN_THE_WAY = f"{STYLE}background: #8b1a1a; position: sticky; top: 0; z-index: 9999"
"""That of what holds the site back; the rest scrolls away."""
ASIDE = f"{STYLE}background: #6b4a00"


def banner(errors: Sequence[Problem], report: BuildReport) -> str:
    """Write what is wrong as HTML, each with its place; nothing where nothing is.

    Args:
        errors: those that the data has.
        report: what the last build said; it says more where the data has no errors.
    """
    if errors:
        told = [Told(str(error.place), error.message) for error in errors]
        return _box("The course's data has errors, and the site is as it was before them:", told, IN_THE_WAY)
    if not report.is_built:
        told = [*report.problems, *([Told("", report.reason)] if report.reason else [])]
        return _box("The site cannot be built, and is as it was before:", told, IN_THE_WAY)
    if report.problems:
        return _box("The site is built, but not all in it is right:", report.problems, ASIDE)
    return ""


def _box(heading: str, problems: Iterable[Told], style: str) -> str:
    items = (f"<li><b>{escape(told.place)}</b> {escape(told.message)}" for told in problems)
    return (
        f'<div role="alert" lang="en" dir="ltr" tabindex="0" id="syllabus-errors" style="{style}">'
        f"<strong>{escape(heading, quote=False)}</strong>"
        f'<ul style="margin: 0.25rem 0 0; padding-left: 1.25rem">{"".join(items)}</ul></div>'
    )


def with_banner(page: str, banner: str) -> str:
    """Put a banner before all else in the body of a page."""
    return re.sub("<body[^>]*>", lambda body: body.group() + banner, page, count=1)
