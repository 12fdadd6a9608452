"""The sources of pages that Sphinx publishes beside them: not those that name what is withheld."""

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_syllabus.glue.domain import syllabus_domain


def keep_source_back(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Publish no source of a page in which there is a word of something that is to be seen later."""
    source = context.get("sourcename")
    domain = syllabus_domain(app.env)
    words = {*domain.withheld, *(page.rpartition("/")[2] for page in domain.withheld)}
    words |= domain.withheld_words
    if doctree is None or not source or not words:
        return
    text = Path(app.env.doc2path(pagename)).read_text("utf-8", "replace")
    if re.search("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), text, re.IGNORECASE):
        context["sourcename"] = context["page_source_suffix"] = ""
        Path(app.outdir, "_sources", source).unlink(missing_ok=True)
