"""Writing the outputs at the end of a build, each whole or not at all."""

from pathlib import Path

from sphinx.application import Sphinx

from sphinx_syllabus.atomic_file import replace_file
from sphinx_syllabus.domain import syllabus_domain
from sphinx_syllabus.outputs.catalogue import OUTPUTS
from sphinx_syllabus.page_style import date_style

# EPUB has the format "html" too, so builders are told by name.
WEB_BUILDERS = ("html", "dirhtml", "singlehtml")


def write_outputs(app: Sphinx, exception: Exception | None) -> None:
    """Write every output beside the pages."""
    if exception is not None or app.builder.name not in WEB_BUILDERS:
        return
    domain = syllabus_domain(app.env)
    made = {name: make(domain.plan, date_style(domain)) for name, make in OUTPUTS.items()}
    for name, content in made.items():
        replace_file(Path(app.outdir) / name, content)
