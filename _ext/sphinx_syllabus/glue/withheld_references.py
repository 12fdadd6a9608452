"""References to what stands on withheld pages: words alone, and no missing reference."""

import re
from functools import cached_property
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join

from sphinx_syllabus.glue.domain import SyllabusDomain, standard_domain, syllabus_domain

TARGETS = re.compile(
    r"^\(([^)\n]+)\)=|^\.\. _([^:\n]+):|:(?:name|label):[ \t]*(\S+)|#([\w:.-]+)[ }]|\$\$ *\(([^)\n]+)\)",
    re.MULTILINE,
)
"""How a page names a place to which others may refer."""

GLOSSARY = re.compile(r"^[ \t]*(?:\.\. glossary::|[`~:]{3,} *\{glossary\})", re.MULTILINE)
"""How a page begins to define terms: each is a line of its own, with classifiers behind ``:``."""


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
                # A term's words are those of the page that uses it.
                has_words = has_words or reference["reftype"] == "term"
                words = reference.children if has_words else [self._unnamed()]
                reference.replace_self([nodes.inline("", "", *(word.deepcopy() for word in words))])

    @cached_property
    def domain(self) -> SyllabusDomain:
        """The course's domain."""
        return syllabus_domain(self.env)

    @cached_property
    def targets(self) -> set[str]:
        """The places on withheld pages, as far as these name them."""
        found = (names for page in self.sources for names in TARGETS.findall(page))
        return {name.lower() for names in found for name in names if name}

    @cached_property
    def terms(self) -> set[str]:
        """What glossaries on withheld pages may define: their lines."""
        glossaries = (page[begin.end() :] for page in self.sources if (begin := GLOSSARY.search(page)))
        lines = (line.partition(" : ")[0] for glossary in glossaries for line in glossary.splitlines())
        return {line.strip(" \t*`").lower() for line in lines}

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The text of the withheld pages."""
        return tuple(path.read_text("utf-8", "replace") for path in self.domain.withheld.values())

    def _is_withheld(self, reference: addnodes.pending_xref) -> bool:
        target = str(reference.get("reftarget", ""))
        page = docname_join(reference.get("refdoc", self.env.docname), target)
        if (reference.get("refdomain"), reference["reftype"]) == ("std", "term"):
            return target.lower() in self.terms and not self._is_defined(target)
        if (reference.get("refdomain"), reference["reftype"]) in (("std", "doc"), ("doc", "myst")):
            return page in self.domain.withheld or target in self.domain.withheld
        if reference.get("refdomain") == "syllabus" or target.lower() not in self.targets:
            return page in self.domain.withheld and reference["reftype"] in ("any", "myst")
        return target.lower() not in standard_domain(self.env).anonlabels

    def _is_defined(self, term: str) -> bool:
        objects = standard_domain(self.env).objects
        return any(kind == "term" and name.lower() == term.lower() for kind, name in objects)

    def _unnamed(self) -> nodes.Text:
        return nodes.Text(self.domain.locale.words("to be announced"))
