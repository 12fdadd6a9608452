"""The Sphinx domain ``syllabus``: the plan, what each page shows of it, and links to its entries."""

from collections.abc import Iterator, Set
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, TypeVar

from docutils.nodes import Element, reference
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode
from typing_extensions import override

from sphinx_syllabus.glue.edit_links import EditLinks
from sphinx_syllabus.model.locale import Locale
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.views.view import View

Answer = TypeVar("Answer")


class Target(NamedTuple):
    """The place of an entry on a page; of several places the one of the lowest rank is linked to."""

    rank: int
    page: str
    anchor: str


class SyllabusDomain(Domain):
    """The course as Sphinx sees it.

    ``plan``, ``locale`` and ``edit_links`` are set when a build begins, ``handout`` before it writes pages
    for the web (a PDF, or None where the configuration wants none), and ``outputs`` after that: the names of
    the files beside them. They are never pickled; what pages show and where entries stand is in the domain's
    data.

    ``plan`` is what is to be seen at the moment ``now``; ``whole_plan``, of which nothing is ever shown, and
    ``withheld``, the pages of a later release with their files, tell what is hidden from what does not exist;
    ``withheld_words`` are the names of what is hidden.
    """

    name = "syllabus"
    label = "Syllabus"
    object_types: ClassVar[dict[str, ObjType]] = {"deadline": ObjType("deadline", "deadline")}
    initial_data: ClassVar[dict[str, Any]] = {"views": {}, "targets": {}}
    data_version = 1

    plan: Plan
    whole_plan: Plan
    now: datetime
    withheld_words: frozenset[str]
    withheld: dict[str, Path]
    locale: Locale
    edit_links: EditLinks
    handout: bytes | None
    outputs: tuple[str, ...]

    @property
    def views(self) -> dict[str, list[View[Any]]]:
        """The views that each page asked for."""
        views: dict[str, list[View[Any]]] = self.data["views"]
        return views

    @property
    def targets(self) -> dict[str, dict[str, Target]]:
        """The entries that have a place on each page, by page and id."""
        targets: dict[str, dict[str, Target]] = self.data["targets"]
        return targets

    def ask(self, page: str, view: View[Answer]) -> Answer | None:
        """Answer a page's view from the plan, and remember that the page shows it."""
        asked = self.views.setdefault(page, [])
        if view not in asked:
            asked.append(view)
        return view.ask(self.plan)

    def withholds(self, view: View[Any]) -> bool:
        """Tell whether a view names what there is, and what is not to be seen yet."""
        return view.ask(self.plan) is None and view.ask(self.whole_plan) is not None

    def shown_on(self, page: str) -> str:
        """Return a digest of all that a page shows of the plan, and where its links lead, as it is now."""
        views = self.views[page]
        excerpts = sorted({other for view in views for other in view.excerpts(self.plan)})
        shown = [
            (
                view,
                view.ask(self.plan),
                self.withholds(view),
                [*map(self.edit_links.address, view.edited(self.plan))],
                [*map(self.target_of, view.linked())],
                [*map(self.section_of, view.topics(self.plan))],
                # What a page shows of another is new when that has been read anew, as for its translation.
                [self.env.all_docs.get(page) for page in view.excerpts(self.plan)],
            )
            for view in (*views, *(view for other in excerpts for view in self.views.get(other, ())))
        ]
        term = self.plan.term
        # A link to the handout is none where there is no handout.
        has_handout = bool(self.env.config.syllabus_handout_sections)
        frame = (self.plan.about.url, term.shown_calendars, term.calendar.zone.key, has_handout)
        return sha256(repr((frame, shown)).encode()).hexdigest()

    def note_target(self, page: str, name: str, target: Target) -> bool:
        """Make a place the target of links to an entry; False if the page has one already."""
        on_page = self.targets.setdefault(page, {})
        if name in on_page:
            return False
        on_page[name] = target
        return True

    def section_of(self, topic: str) -> tuple[str, str] | None:
        """Return the page and the anchor of a topic's section, if a page has the target ``topic-<id>``."""
        page, anchor, _ = standard_domain(self.env).labels.get(f"topic-{topic}", ("", "", ""))
        return (page, anchor) if page else None

    def target_of(self, name: str) -> Target | None:
        """Return the best place of an entry in the site."""
        places = (on_page[name] for on_page in self.targets.values() if name in on_page)
        return min(places, default=None)

    def clear_doc(self, docname: str) -> None:
        """Forget what a page showed."""
        self.views.pop(docname, None)
        self.targets.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what pages read by another process show."""
        for kind in ("views", "targets"):
            self.data[kind].update(
                {page: otherdata[kind][page] for page in docnames & otherdata[kind].keys()}
            )

    @override
    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> reference | None:
        """Link to a deadline's place on its page, or to the section of a topic."""
        if typ == "topic":
            section = self.section_of(target)
            return make_refnode(builder, fromdocname, *section, contnode) if section else None
        found = self.target_of(target)
        if found is None:
            return None
        return make_refnode(builder, fromdocname, found.page, found.anchor, contnode)

    def resolve_any_xref(self, *_arguments: object) -> list[tuple[str, reference]]:
        """Take no part in ``any`` references: an entry's id is too short a name for that."""
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """List the deadlines for the search and for other sites."""
        for entry in self.plan.deadlines:
            target = self.target_of(entry.id)
            if target:
                yield entry.id, entry.title, "deadline", target.page, target.anchor, 1


def leave_topic_without_section(
    _app: Sphinx, _env: BuildEnvironment, node: addnodes.pending_xref, words: Element
) -> Element | None:
    """Let a topic to which no page gives a section be words alone: that is no missing reference."""
    is_topic = (node["refdomain"], node["reftype"]) == ("syllabus", "topic")
    return words if is_topic else None


def standard_domain(env: BuildEnvironment) -> StandardDomain:
    """Return the domain of labels and terms, which older Sphinxes do not name ``standard_domain``."""
    domain = env.get_domain("std")
    assert isinstance(domain, StandardDomain)
    return domain


def syllabus_domain(env: BuildEnvironment) -> SyllabusDomain:
    """Return the environment's syllabus domain."""
    domain = env.get_domain(SyllabusDomain.name)
    assert isinstance(domain, SyllabusDomain)
    return domain
