"""Links on pages to files that wait: words alone, and no copy."""

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_syllabus.glue.domain import syllabus_domain
from sphinx_syllabus.views.materials import FileView


class HoldBackFiles(SphinxTransform):
    """Replace links to files that are to be seen later by their words, before Sphinx copies the files."""

    default_priority = 5

    def apply(self, **_arguments: Any) -> None:
        """Replace every such link of a page."""
        domain, page = syllabus_domain(self.env), self.env.docname
        for link in [*self.document.findall(addnodes.download_reference)]:
            view = FileView(self.env.relfn2path(link["reftarget"], page)[0])
            # Every file is asked for: what is no material today may be one that waits tomorrow.
            domain.ask(page, view)
            if domain.withholds(view):
                words = link.astext()
                if not words or view.name in words:
                    words = domain.locale.words("to be announced")
                link.replace_self(nodes.inline("", words))
