"""References to what stands on withheld pages: words alone, and no missing reference."""

import re
from functools import cached_property
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join

from sphinx_syllabus.glue.domain import SyllabusDomain, syllabus_domain

TARGETS = re.compile(
    r"^\(([^)\n]+)\)=|^\.\. _([^:\n]+):|:(?:name|label):[ \t]*(\S+)|#([\w:.-]+)[ }]|\$\$ *\(([^)\n]+)\)",
    re.MULTILINE,
)
"""How a page names a place to which others may refer."""


class SpeakOfWithheldPages(SphinxPostTransform):
    """Replace references to withheld pages by their words.

    Where they have none of their own, the page's title would stand, or its name: neither is to be seen.
    """

    default_priority = 5  # before MyST's and Sphinx's own, which would warn

    def run(self, **_arguments: Any) -> None:
        """Replace every such reference of a page."""
        if not self.domain.withheld:
            return
        for reference in [*self.document.findall(addnodes.pending_xref)]:
            if self._is_withheld(reference):
                # What a numbered reference says of its own is a form for the number.
                has_words = reference.get("refexplicit") and reference["reftype"] != "numref"
                words = reference.children if has_words else [self._unnamed()]
                reference.replace_self([nodes.inline("", "", *(word.deepcopy() for word in words))])

    @cached_property
    def domain(self) -> SyllabusDomain:
        """The course's domain."""
        return syllabus_domain(self.env)

    @cached_property
    def targets(self) -> set[str]:
        """The places on withheld pages, as far as these name them."""
        pages = (path.read_text("utf-8", "replace") for path in self.domain.withheld.values())
        return {name.lower() for page in pages for found in TARGETS.findall(page) for name in found if name}

    def _is_withheld(self, reference: addnodes.pending_xref) -> bool:
        target = str(reference.get("reftarget", ""))
        page = docname_join(reference.get("refdoc", self.env.docname), target)
        if (reference.get("refdomain"), reference["reftype"]) in (("std", "doc"), ("doc", "myst")):
            return page in self.domain.withheld or target in self.domain.withheld
        if reference.get("refdomain") == "syllabus" or target.lower() not in self.targets:
            return page in self.domain.withheld and reference["reftype"] in ("any", "myst")
        return target.lower() not in self.env.domains.standard_domain.anonlabels

    def _unnamed(self) -> nodes.Text:
        return nodes.Text(self.domain.locale.words("to be announced"))
