"""Files that wait, where pages use them: words in the place of links and pictures, and no copy."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from sphinx_syllabus.glue.domain import syllabus_domain
from sphinx_syllabus.glue.named_files import files_named_by, files_that_wait
from sphinx_syllabus.views.materials import FileView

logger = logging.getLogger(__name__)


class HoldBackFiles(SphinxTransform):
    """Replace links to files that are to be seen later, and pictures, before Sphinx copies the files."""

    default_priority = 22  # when Sphinx has put translations in, and before it looks for the files

    def apply(self, **_arguments: Any) -> None:
        """Put words into the place of every such link and picture of a page."""
        domain, page = syllabus_domain(self.env), self.env.docname
        for node in [*self.document.findall(nodes.Element)]:
            views = [FileView(file) for file in files_named_by(node, self.env)]
            # Every file is asked for: what is no material today may be one that waits tomorrow.
            for view in views:
                domain.ask(page, view)
            withheld = [view for view in views if domain.withholds(view)]
            if withheld:
                words = node.get("alt", "") or node.astext()
                if not words or any(view.name in words for view in withheld):
                    words = domain.locale.words("to be announced")
                instead: nodes.Element = nodes.inline("", words)
                if not isinstance(node.parent, nodes.TextElement):
                    instead = nodes.paragraph("", "", instead)
                node.replace_self(instead)


def warn_of_text_taken_in(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of pages that take in the text of a page or file that is to be seen later.

    Its author has said so in so many words, and what is in the text is not known here.
    """
    domain = syllabus_domain(env)
    site = Path(app.srcdir).resolve()
    later = {path.resolve() for path in domain.withheld.values()}
    later |= files_that_wait(env)
    for page, files in sorted(env.dependencies.items()):
        for file in sorted(later & {(site / file).resolve() for file in files}):
            logger.warning(
                "this page takes in '%s', which is to be seen later: give the page the same "
                "'release', or take that out of it", file.relative_to(site).as_posix(),
                type="syllabus", subtype="release", location=page,
            )  # fmt: skip
