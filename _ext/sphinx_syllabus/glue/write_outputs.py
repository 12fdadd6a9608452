"""Writing the outputs at the end of a build, each whole or not at all."""

from functools import partial
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.display import progress_message

from sphinx_syllabus.atomic_file import replace_file
from sphinx_syllabus.glue.announcements import make_announcements_feed, with_titles_of_pages
from sphinx_syllabus.glue.domain import syllabus_domain
from sphinx_syllabus.glue.file_errors import telling_which_file
from sphinx_syllabus.glue.left_files import delete_left
from sphinx_syllabus.glue.material_files import copy_files, digest_of
from sphinx_syllabus.glue.page_style import date_style
from sphinx_syllabus.glue.record import record_of_output
from sphinx_syllabus.glue.site_address import page_address, site_address
from sphinx_syllabus.glue.source_date import source_date
from sphinx_syllabus.glue.web_builders import WEB_BUILDERS
from sphinx_syllabus.outputs.announcements_feed import ANNOUNCEMENTS
from sphinx_syllabus.outputs.catalogue import HANDOUT, MATERIALS_ARCHIVE, make_outputs

logger = logging.getLogger(__name__)


def write_outputs(app: Sphinx, exception: Exception | None) -> None:
    """Write every output beside the pages, and delete those that are none any more."""
    if exception is not None or app.builder.name not in WEB_BUILDERS:
        return
    with telling_which_file(), progress_message("writing outputs"):
        _write(app)


def _write(app: Sphinx) -> None:
    domain = syllabus_domain(app.env)
    address = partial(page_address, app)
    plan = with_titles_of_pages(app, domain.plan)
    made = make_outputs(plan, date_style(domain), address, source_date(), site_address(app))
    if domain.handout is not None:
        made[HANDOUT] = domain.handout
    made[ANNOUNCEMENTS] = make_announcements_feed(app)
    folder = Path(app.outdir)
    for name, content in made.items():
        replace_file(folder / name, content)
    record = record_of_output(app, "outputs")
    written = {name: sha256(content).hexdigest() for name, content in made.items()}
    written |= copy_files(domain.plan.files, Path(app.srcdir), folder)
    # What waits must not stay, even where no record tells that an earlier build wrote it.
    left = domain.whole_plan.files - domain.plan.files
    for name, digest in (record.read(dict) or {}).items():
        # What somebody else has put in its place since is not ours to delete.
        old = folder / name
        if name not in written and old.is_file() and digest_of(old) == digest:
            left |= {name}
    for name in left:
        if (folder / name).is_file() and _is_output(folder / name, app):
            delete_left(folder / name, folder)
    record.write(written)
    domain.outputs = (*made, *(name for name in (MATERIALS_ARCHIVE,) if name in written))
    logger.info("%s ", " ".join(domain.outputs), nonl=True)


def _is_output(file: Path, app: Sphinx) -> bool:
    """Tell whether a file is in the output, and none of the author's own, wherever links lead."""
    folder, output, site = (path.resolve() for path in (file.parent, Path(app.outdir), Path(app.srcdir)))
    is_source = folder.is_relative_to(site) and not output.is_relative_to(site)
    return folder.is_relative_to(output) and not is_source
