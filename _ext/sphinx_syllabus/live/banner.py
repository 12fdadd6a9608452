"""What a page shows at its top while the data has errors; nothing of it is ever written into the site."""

import re
from collections.abc import Sequence
from html import escape

from sphinx_syllabus.model.problem import Problem

# Colours of its own, so that it is read on any theme, light or dark.
STYLE = (
    "position: sticky; top: 0; z-index: 9999; box-sizing: border-box; width: 100%; max-height: 50vh; "
    "overflow: auto; padding: 0.75rem 1rem; background: #8b1a1a; color: #fff; "
    "font: 1rem/1.5 system-ui, sans-serif; text-align: left; overflow-wrap: anywhere"
)


def banner(errors: Sequence[Problem]) -> str:
    """Write the errors as HTML, each with its place; nothing where there is none."""
    if not errors:
        return ""
    items = (f"<li><b>{escape(str(error.place))}</b> {escape(error.message)}" for error in errors)
    return (
        f'<div role="alert" lang="en" dir="ltr" tabindex="0" id="syllabus-errors" style="{STYLE}">'
        "<strong>The course's data has errors, and the site is as it was before them:</strong>"
        f'<ul style="margin: 0.25rem 0 0; padding-left: 1.25rem">{"".join(items)}</ul></div>'
    )


def with_banner(page: str, banner: str) -> str:
    """Put a banner before all else in the body of a page."""
    return re.sub("<body[^>]*>", lambda body: body.group() + banner, page, count=1)
