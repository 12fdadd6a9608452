"""The search index as a build would write it that begins from nothing.

Sphinx carries the index on from build to build. It leaves in it every word that was ever there, so it would
spell out what has been withheld since; it loses the entries of the general index, such as the terms of a
glossary, of all pages that are not written again; and pages stand in it in the order in which they came.
"""

import json
from collections.abc import Set
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging

from sphinx_syllabus.atomic_file import replace_file
from sphinx_syllabus.glue.file_errors import telling_which_file

logger = logging.getLogger(__name__)

BEGINS, ENDS = "Search.setIndex(", ")"


def keep_index_entries(app: Sphinx) -> None:
    """Have the builder take the entries of pages that it will not write from the index that is there."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    load_indexer = builder.load_indexer

    def load_with_entries(docnames: Set[str]) -> None:
        load_indexer(docnames)
        before = _read(_place(app))
        if before is None or builder.indexer is None:
            return
        kept = builder.indexer._index_entries
        unwritten = app.env.all_docs.keys() - docnames - kept.keys()
        for entry, places in before["indexentries"].items():
            for number, target, is_main in places:
                page = before["docnames"][number]
                if page in unwritten:
                    kept.setdefault(page, []).append((entry, target, "main" if is_main else ""))

    # The builder asks nobody what it is to begin with.
    builder.load_indexer = load_with_entries  # type: ignore[method-assign]


@telling_which_file()
def put_in_order(app: Sphinx, exception: Exception | None) -> None:
    """Drop the words that lead to no page, and list pages in one order."""
    if exception is not None or app.builder.format != "html":
        return
    content = _read(_place(app))
    if content is None:
        if _place(app).exists():
            logger.warning(
                "the form of %s is not known here, so words of pages that wait for their release may be left "
                "in it: build into an empty folder",
                _place(app).name,
            )
        return
    for words in ("terms", "titleterms"):
        # A word of one page leads to its number, which may be 0.
        content[words] = {word: pages for word, pages in content[words].items() if pages != []}
    for words in ("alltitles", "indexentries"):
        for places in content[words].values():
            places.sort(key=lambda place: place[0])
    written = json.dumps(content, separators=(",", ":"), sort_keys=True)
    replace_file(_place(app), f"{BEGINS}{written}{ENDS}".encode())


def _place(app: Sphinx) -> Path:
    return Path(app.outdir, "searchindex.js")


def _read(index: Path) -> dict[str, Any] | None:
    """Read an index; None where there is none, or one in a form that is not known here."""
    try:
        text = index.read_text("utf-8")
        content: dict[str, Any] = json.loads(text.removeprefix(BEGINS).removesuffix(ENDS))
    except (OSError, ValueError):
        return None
    known = {"docnames", "terms", "titleterms", "alltitles", "indexentries"}
    return content if isinstance(content, dict) and known <= content.keys() else None
