"""Files that pages take in, show or offer: those of the site, and no others of the machine that builds it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst.directives.misc import Include
from sphinx.transforms import SphinxTransform

from sphinx_syllabus.glue.file_errors import FileError
from sphinx_syllabus.glue.named_files import files_named_by
from sphinx_syllabus.inside_site import OUTSIDE, is_inside


class KeepToSite(SphinxTransform):
    """Stop a build before it publishes what is outside of the site's folder."""

    default_priority = 21  # when Sphinx has put translations in, and before it looks for the files

    def apply(self, **_arguments: Any) -> None:
        """Look at the page itself, and at each file that it uses.

        Raises:
            FileError: one of them is outside.
        """
        site = Path(self.env.srcdir)
        page = Path(self.env.doc2path(self.env.docname))
        place = self.env.doc2path(self.env.docname, base=False)
        of_docutils = Path(Include.standard_include_path)
        for path, line in ((page, None), *self._files()):
            # Where a file is that does not exist, Sphinx tells.
            if path.is_file() and not (is_inside(site, path) or is_inside(of_docutils, path)):
                name = os.path.relpath(path, page.parent)
                raise FileError(f"{place}{f':{line}' if line else ''}: '{name}' {OUTSIDE}")

    def _files(self) -> Iterator[tuple[Path, int | None]]:
        """List what directives such as ``include`` read, pictures and downloads, with lines if known."""
        for name in self.document.settings.record_dependencies.list:
            yield Path(name).absolute(), None
        for node in self.document.findall(nodes.Element):
            if isinstance(node, nodes.literal_block) and "source" in node:
                yield Path(node["source"]), node.line
            if isinstance(node, nodes.image) and node.get("loading") == "embed":
                # docutils would look for the picture itself, by ways of its own.
                del node["loading"]
            for file in files_named_by(node, self.env):
                yield Path(self.env.srcdir, file), self._line_of(node)

    def _line_of(self, node: nodes.Node | None) -> int | None:
        """Return a node's line, unless that is one of a file that the page takes in."""
        while node is not None and not node.line:
            node = node.parent
        return node.line if node and node.source in (None, self.document["source"]) else None
