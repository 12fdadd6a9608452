"""Which pages are out of date: those that were last written with other data than they would show now.

Sphinx saves its environment before it writes the pages, and one doctree folder may serve several
builders, so the environment cannot tell what stands in the output. What can is a record of what each
builder has written, replaced only after a build has come to a good end.
"""

import json
from collections.abc import Set
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_syllabus.atomic_file import replace_file
from sphinx_syllabus.domain import syllabus_domain


def outdated_pages(
    app: Sphinx,
    env: BuildEnvironment,
    added: Set[str],  # noqa: ARG001 - the signature is the event's
    changed: Set[str],  # noqa: ARG001
    removed: Set[str],
) -> list[str]:
    """Return the pages whose data is not what was last written."""
    domain = syllabus_domain(env)
    written = _read_record(app)
    return [page for page in domain.views.keys() - removed if domain.shown_on(page) != written.get(page)]


def record_written(app: Sphinx, exception: Exception | None) -> None:
    """Record what the pages show, now that they have all been written."""
    if exception is None:
        domain = syllabus_domain(app.env)
        pages = {page: domain.shown_on(page) for page in sorted(domain.views)}
        record = json.dumps({"output": str(app.outdir), "pages": pages}, indent=1)
        replace_file(_record_path(app), record.encode())


def _record_path(app: Sphinx) -> Path:
    return Path(app.doctreedir) / f"syllabus-{app.builder.name}.json"


def _read_record(app: Sphinx) -> dict[str, str]:
    try:
        record = json.loads(_record_path(app).read_bytes())
        pages: dict[str, str] = record["pages"] if record["output"] == str(app.outdir) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return pages
