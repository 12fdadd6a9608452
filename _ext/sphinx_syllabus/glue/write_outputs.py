"""Writing the outputs at the end of a build, each whole or not at all."""

import json
from functools import partial
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx

from sphinx_syllabus.atomic_file import replace_file
from sphinx_syllabus.glue.domain import syllabus_domain
from sphinx_syllabus.glue.page_style import date_style
from sphinx_syllabus.glue.site_address import page_address
from sphinx_syllabus.glue.source_date import source_date
from sphinx_syllabus.outputs.catalogue import HANDOUT, make_outputs

# EPUB has the format "html" too, so builders are told by name.
WEB_BUILDERS = ("html", "dirhtml", "singlehtml")


def write_outputs(app: Sphinx, exception: Exception | None) -> None:
    """Write every output beside the pages, and delete those that are none any more."""
    if exception is not None or app.builder.name not in WEB_BUILDERS:
        return
    domain = syllabus_domain(app.env)
    address = partial(page_address, app)
    made = make_outputs(domain.plan, date_style(domain), address, source_date())
    if domain.handout is not None:
        made[HANDOUT] = domain.handout
    folder = Path(app.outdir)
    for name, content in made.items():
        replace_file(folder / name, content)
    record = Path(app.doctreedir) / f"syllabus-outputs-{app.builder.name}.json"
    for name, digest in _written_before(record).items():
        # What somebody else has put in its place since is not ours to delete.
        old = folder / name
        if name not in made and old.is_file() and sha256(old.read_bytes()).hexdigest() == digest:
            old.unlink()
    written = {name: sha256(content).hexdigest() for name, content in made.items()}
    replace_file(record, json.dumps(written, indent=1).encode())


def _written_before(record: Path) -> dict[str, str]:
    try:
        written: dict[str, str] = json.loads(record.read_bytes())
    except (OSError, ValueError):
        return {}
    return written
