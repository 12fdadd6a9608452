"""The search, the index and ``404.html``: written again only when they would be others.

Sphinx writes them in every build, even where it has no page to write. On them is what each is given, and
what stands around all pages; when that changes, all pages are written.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from lean_book_theme.missing_page import MISSING_PAGE
from lean_book_theme.parent import is_mended
from lean_book_theme.published_files import static_folder
from lean_book_theme.record import place_of_record

RECORD = "pages.json"
PAGES = ("genindex", "search", MISSING_PAGE)


class PagesWithoutSource:
    """What one build does to the record of these pages, as they are at the end of a build.

    The record is missing while other pages are written: a build may be interrupted.
    """

    def __init__(self) -> None:
        self._written: set[str] = set()
        self._given: dict[str, str] = {}

    def keep_unchanged(self, app: Sphinx) -> None:
        """Have the builder leave alone those that are as it would write them."""
        builder = app.builder
        # The day of the build stands on pages that have a date.
        if (
            not is_mended(app)
            or not isinstance(builder, StandaloneHTMLBuilder)
            or app.config.html_last_updated_fmt is not None
        ):
            return
        handle_page = builder.handle_page
        before = _read(place_of_record(app, RECORD))

        @cache
        def files_are_as_before() -> bool:
            return before.get("files") == _digest_of_files(app)

        def handle_changed_page(
            page: str, context: dict[str, Any], template: str = "page.html", **options: Any
        ) -> None:
            if page in PAGES:
                self._given[page] = given = sha256(repr((template, context)).encode()).hexdigest()
                all_are_written = self._written >= app.env.found_docs
                if before.get(page) == given and not all_are_written and files_are_as_before():
                    return
            handle_page(page, context, template, **options)

        # The builder asks nobody whether it is to write them.
        builder.handle_page = handle_changed_page  # type: ignore[method-assign, assignment]

    def note_page(self, app: Sphinx, _doctree: nodes.document, page: str) -> None:
        """Remember that another page is being written."""
        if not self._written and is_mended(app):
            place_of_record(app, RECORD).unlink(missing_ok=True)
        self._written.add(page)

    def record(self, app: Sphinx, exception: Exception | None) -> None:
        """Record these pages as they are now."""
        if is_mended(app) and exception is None:
            digests = {**self._given, "files": _digest_of_files(app)}
            place_of_record(app, RECORD).write_text(json.dumps(digests))


def _read(record: Path) -> dict[str, str]:
    try:
        digests: dict[str, str] = json.loads(record.read_bytes())
    except (OSError, ValueError):
        return {}
    return digests


def _digest_of_files(app: Sphinx) -> str:
    """Tell how these pages are, and the files that have been joined for pages to load."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    output, static = Path(app.outdir), static_folder(app.builder)
    digest = sha256()
    for file in [
        *(output / f"{page}.html" for page in PAGES),
        *(output / page / "index.html" for page in PAGES),
        *sorted(static.glob("styles/*.css")),
        *sorted(static.glob("scripts/*.js")),
    ]:
        if file.is_file():
            digest.update(f"{file.name} {file.stat().st_size}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
