"""The guide's reference, written while it is built, from the code itself."""

import re
from collections.abc import Callable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from guide.commands import commands
from guide.configuration import configuration
from guide.data_keys import announcement_keys, data_keys
from guide.dates import dates
from guide.directives import directives, roles
from guide.messages import messages
from guide.outputs import outputs

GENERATED: dict[str, Callable[[Path], str]] = {
    "announcement keys": announcement_keys,
    "commands": commands,
    "configuration": configuration,
    "data keys": data_keys,
    "dates": dates,
    "directives": directives,
    "messages": messages,
    "outputs": outputs,
    "roles": roles,
}
"""What writes each part of the reference, in Markdown; it is given the guide's folder."""

MARK = re.compile(r"^% generated: (.+)$", re.MULTILINE)
"""A comment of a page, for which a part of the reference stands."""


def write_generated_parts(app: Sphinx, _page: str, content: list[str]) -> None:
    """Put what is generated in place of the marks of a page."""
    content[0] = MARK.sub(lambda mark: GENERATED[mark[1]](Path(app.srcdir)), content[0])


def read_anew(_app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    """Name the pages with generated parts, whose code may be another one than at the last build."""
    return [page for page in env.found_docs if MARK.search(env.doc2path(page).read_text("utf-8"))]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what writes the reference."""
    app.connect("source-read", write_generated_parts)
    app.connect("env-get-outdated", read_anew)
    return {"version": "0.1", "parallel_read_safe": True, "parallel_write_safe": True}
