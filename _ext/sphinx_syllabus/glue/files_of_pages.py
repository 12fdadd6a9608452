"""Files that pages take in, show or offer: those of the site, and no others of the machine that builds it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import SphinxError
from sphinx.transforms import SphinxTransform

from sphinx_syllabus.inside_site import OUTSIDE, is_inside


class OutsideOfSiteError(SphinxError):
    """A page uses a file that is outside of the site's folder."""

    category = "File of a page"


class KeepToSite(SphinxTransform):
    """Stop a build before it publishes what is outside of the site's folder."""

    default_priority = 4  # before Sphinx looks for the files

    def apply(self, **_arguments: Any) -> None:
        """Look at the page itself, and at each file that it uses.

        Raises:
            OutsideOfSiteError: one of them is outside.
        """
        site = Path(self.env.srcdir)
        for file in (str(self.env.doc2path(self.env.docname)), *self._files()):
            # Where a file is that does not exist, Sphinx tells.
            path = site / file
            if path.is_file() and not is_inside(site, path):
                raise OutsideOfSiteError(f"{self.env.docname}: '{file}' {OUTSIDE}")

    def _files(self) -> Iterator[str]:
        """List what directives such as ``include`` and ``literalinclude`` read, pictures and downloads."""
        for name in self.document.settings.record_dependencies.list:
            yield str(Path(name).absolute())
        for node in self.document.findall(nodes.Element):
            if isinstance(node, nodes.literal_block) and "source" in node:
                yield node["source"]
            elif isinstance(node, nodes.image) and "://" not in node["uri"]:
                yield self.env.relfn2path(node["uri"], self.env.docname)[1]
            elif isinstance(node, addnodes.download_reference) and "://" not in node["reftarget"]:
                yield self.env.relfn2path(node["reftarget"], self.env.docname)[1]
