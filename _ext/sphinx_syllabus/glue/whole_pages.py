"""Web pages that are replaced whole, as all other outputs are; those that are as they were stay.

Sphinx writes each page in place: a reader may see a part of it, and of a build that is killed or a disk that
is full a part is left. It writes a warning of what it could not write, and ends as if all had gone well.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_syllabus.atomic_file import replace_file
from sphinx_syllabus.glue.file_errors import telling_which_file
from sphinx_syllabus.glue.web_builders import WEB_BUILDERS


def write_pages_whole(app: Sphinx) -> None:
    """Have the builder give each page to be put in its place here."""
    builder = app.builder
    if builder.name not in WEB_BUILDERS or not isinstance(builder, StandaloneHTMLBuilder):
        return
    handle_page, render = builder.handle_page, builder.templates.render
    rendered: list[str] = []

    def render_and_keep(template: str, context: dict[str, Any]) -> str:
        rendered[:] = [render(template, context)]
        return rendered[0]

    @cache
    def age_of_templates() -> float:
        age: float = builder.templates.newest_template_mtime()
        return age

    def handle_whole_page(
        page: str,
        context: dict[str, Any],
        template: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        rendered.clear()
        handle_page(page, context, template, outfilename=Path(os.devnull), event_arg=event_arg)
        if not rendered:  # somebody has seen that it need not be written
            return
        file = Path(outfilename or builder.get_outfilename(page))
        content = rendered[0].encode(builder.config.html_output_encoding, "xmlcharrefreplace")
        with telling_which_file():
            replace_file(file, content)
            # A page older than what it is made of would be made again in every build.
            source = Path(builder.env.doc2path(page))
            ages = [age_of_templates(), *([source.stat().st_mtime] if source.is_file() else [])]
            if file.stat().st_mtime < max(ages):
                file.touch()

    # The builder asks nobody how its pages are to be written.
    builder.templates.render = render_and_keep
    builder.handle_page = handle_whole_page  # type: ignore[method-assign, assignment]
