"""The directive ``toctree``, on days on which not all pages of the site are to be seen."""

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.directives.other import TocTree
from sphinx.util import docname_join
from sphinx.util.matching import patfilter
from sphinx.util.nodes import explicit_title_re

from sphinx_syllabus.glue.domain import syllabus_domain


class ReleasedTocTree(TocTree):
    """Sphinx's ``toctree`` without the entries that name withheld pages alone."""

    def run(self) -> list[nodes.Node]:
        """Leave those entries out, and let Sphinx read the others."""
        if syllabus_domain(self.env).withheld:
            self.content = StringList([entry for entry in self.content if not self._is_withheld(entry)])
        return super().run()

    def _is_withheld(self, entry: str) -> bool:
        withheld = syllabus_domain(self.env).withheld
        titled = explicit_title_re.match(entry)
        name = titled.group(2) if titled else entry
        for suffix in self.config.source_suffix:
            name = name.removesuffix(suffix)
        page = docname_join(self.env.docname, name)
        if "glob" in self.options and not titled:
            others = self.env.found_docs - {self.env.docname}
            return bool(patfilter(withheld, page)) and not patfilter(others, page)
        return page in withheld
