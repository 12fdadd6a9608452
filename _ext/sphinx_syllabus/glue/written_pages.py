"""Which pages are out of date: those that were read or written with other data than they would show now.

Sphinx saves its environment before it writes the pages, each doctree before its environment, and one
doctree folder may serve several builders; so the environment cannot tell what stands in the files. Two
records in the doctree folder can: of what the doctrees show, and of what a builder's pages show. A page
leaves both before it is touched and comes back after a build has ended well, so that a page of which
nothing is known for sure is made again.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_syllabus.glue.domain import syllabus_domain
from sphinx_syllabus.glue.file_errors import telling_which_file
from sphinx_syllabus.glue.record import Record, record_of_doctrees, record_of_output

IN_ONE_PIECE = ("singlehtml", "latex", "man", "texinfo")
"""Builders that write all pages at each run, under the name of the first."""


class WrittenPages:
    """The course of one build, from what was written before it to what is written after it."""

    def __init__(self) -> None:
        self.written: set[str] = set()

    @telling_which_file()
    def outdated(self, app: Sphinx, *_: object) -> list[str]:
        """Return the pages that do not show what they would show now, to be read and written again."""
        shown = _shown(app)
        records = (_doctrees(app), _output(app))
        before = [_digests(record) for record in records]
        current = {page: shown[page] for page in shown if {of.get(page) for of in before} == {shown[page]}}
        for record in records:
            record.write(current)
        return [*shown.keys() - current.keys()]

    def linking_elsewhere(self, app: Sphinx, _env: BuildEnvironment) -> list[str]:
        """Return the pages to be written again because what they link to is now in another place."""
        written = _digests(_output(app))
        return [page for page, digest in _shown(app).items() if written.get(page) != digest]

    def note(self, _app: Sphinx, _doctree: nodes.document, page: str) -> None:
        """Remember that a page is being written: a build of some pages only reads others as well."""
        self.written.add(page)

    def has_written_all(self, app: Sphinx) -> bool:
        """Tell whether every page of the site has been written, not some only that were asked for."""
        return app.builder.name in IN_ONE_PIECE or self.written >= app.env.found_docs

    def record(self, app: Sphinx, exception: Exception | None) -> None:
        """Record what has been read and written, now that all has ended well."""
        if exception is None:
            shown = _shown(app)
            _doctrees(app).write(shown)
            before = _digests(_output(app))
            written = shown.keys() if app.builder.name in IN_ONE_PIECE else self.written
            known = before | {page: digest for page, digest in shown.items() if page in written}
            _output(app).write({page: known[page] for page in shown if page in known})


def _shown(app: Sphinx) -> dict[str, str]:
    domain = syllabus_domain(app.env)
    return {page: domain.shown_on(page) for page in domain.views}


def _digests(record: Record) -> dict[str, str]:
    """Return what each page showed when it was recorded."""
    return record.read(dict) or {}


def _doctrees(app: Sphinx) -> Record:
    return record_of_doctrees(app, "doctrees")


def _output(app: Sphinx) -> Record:
    return record_of_output(app, "pages")
