"""Pages whose release is later than the build: to Sphinx they are as if their files were not there.

They are found before anything is read. What refers to them is read anew whenever they are others than in
the build before, which is every page: the menu is on all of them.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.util import get_filetype, logging

from sphinx_syllabus.dates.grammar import DateError
from sphinx_syllabus.glue.conflicts_in_pages import warn_of_conflicts
from sphinx_syllabus.glue.domain import syllabus_domain
from sphinx_syllabus.glue.left_files import delete_left, files_of_page
from sphinx_syllabus.glue.record import Record, record_of_doctrees, record_of_output
from sphinx_syllabus.glue.written_pages import WrittenPages
from sphinx_syllabus.load.page_release import read_page_release
from sphinx_syllabus.load.yaml_source import UnreadableError
from sphinx_syllabus.model.problem import Place
from sphinx_syllabus.plan.anchors import anchors_in
from sphinx_syllabus.plan.as_of import without_pages
from sphinx_syllabus.plan.day_or_moment import release_moment
from sphinx_syllabus.read_file import read_beginning, unreadable

logger = logging.getLogger(__name__)


def withhold_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Take the pages that are to be seen later out of the build; return those to be read anew.

    Raises:
        SystemExit: a release cannot be read; all of those have been logged.
    """
    domain = syllabus_domain(env)
    domain.withheld = {page: Path(env.doc2path(page)) for page in _later(app)}
    if domain.withheld:
        domain.plan = without_pages(domain.plan, domain.withheld)
        files = (path.relative_to(app.srcdir) for path in domain.withheld.values())
        hidden = [_as_pattern(file.as_posix()) for file in files]
        usual = (*app.config.exclude_patterns, *app.config.templates_path, *app.builder.get_asset_paths())
        env.project.discover((*usual, *hidden), app.config.include_patterns)
        # In place: Sphinx goes on with these sets.
        added.difference_update(domain.withheld)
        changed.difference_update(domain.withheld)
        removed.update(domain.withheld.keys() & env.all_docs.keys())
    current = _digest(domain.withheld)
    records = (_doctrees(app), _output(app))
    if all(_recorded(record) == current for record in records):
        return []
    for record in records:
        record.write(None)
    return [*env.found_docs]


def delete_what_is_left(app: Sphinx, _builder: Builder) -> None:
    """Delete what a build of a later moment has written of withheld pages, now that it is time to write."""
    for page, path in syllabus_domain(app.env).withheld.items():
        for file in (Path(app.doctreedir, f"{page}.doctree"), *files_of_page(app, page, path.suffix)):
            delete_left(file, Path(app.outdir))


def record_withheld_pages(written: WrittenPages, app: Sphinx, exception: Exception | None) -> None:
    """Record that doctrees and pages are those of a build without these, now that it has ended well."""
    if exception is None:
        current = _digest(syllabus_domain(app.env).withheld)
        _doctrees(app).write(current)
        if written.has_written_all(app) or _recorded(_output(app)) == current:
            _output(app).write(current)


def _later(app: Sphinx) -> list[str]:
    """Find the pages whose release is later than the build."""
    domain = syllabus_domain(app.env)
    term, anchors = domain.whole_plan.term.calendar, anchors_in(domain.whole_plan)
    later: list[str] = []
    problems: list[tuple[Place, str]] = []
    for page in sorted(app.env.found_docs):
        path = Path(app.env.doc2path(page))
        name = path.relative_to(app.srcdir).as_posix()
        try:
            content = read_beginning(Path(app.srcdir), name) or b""
            is_restructured = _is_restructured(path, app)
            release = read_page_release(name, content, is_restructured=is_restructured)
            warn_of_conflicts(name, content, is_restructured=is_restructured)
        except OSError as error:
            problem = unreadable(name, error)
            problems.append((problem.place, problem.message))
            continue
        except UnreadableError as error:
            problems.append((error.problem.place, error.problem.message))
            continue
        if release is None:
            continue
        try:
            moment: datetime = release_moment(release.text, term, anchors)
        except DateError as error:
            problems.append((release.place, str(error)))
            continue
        if moment > domain.now:
            later.append(page)
            if page == app.config.root_doc:
                problems.append((release.place, "the first page cannot be withheld: the site has no other"))
    for place, message in problems:
        logger.error(message, location=str(place))
    if problems:
        logger.error("pages have errors: nothing is built, and the site stays as it was")
        raise SystemExit(2)
    return later


def _is_restructured(path: Path, app: Sphinx) -> bool:
    """Tell whether Sphinx reads a page as reStructuredText: the site may call its Markdown as it likes."""
    return get_filetype(app.config.source_suffix, str(path)) == "restructuredtext"


def _as_pattern(path: str) -> str:
    """Write a path as a pattern that matches it alone."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in path)


def _doctrees(app: Sphinx) -> Record:
    return record_of_doctrees(app, "withheld")


def _output(app: Sphinx) -> Record:
    return record_of_output(app, "withheld")


def _digest(pages: Iterable[str]) -> str:
    """Tell which pages these are without naming them: the records may lie in a published folder."""
    return sha256(repr(sorted(pages)).encode()).hexdigest()


def _recorded(record: Record) -> str | None:
    """Return the digest of the pages that were withheld; None where that is not known."""
    return record.read(str) if record.has_file() else _digest([])
