"""The handout: what the configuration wants on it, brought together and set.

It is made before the first page is written, so that what cannot be set stops the build while the site is
still as it was; ``write_outputs`` puts it beside the pages.
"""

import json
from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.locale import admonitionlabels
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.nodes import clean_astext

from sphinx_syllabus.dates.phrase import spans_of
from sphinx_syllabus.dates.when import Days
from sphinx_syllabus.glue.accent import accent_colour
from sphinx_syllabus.glue.citations import reference_words
from sphinx_syllabus.glue.configuration import place_of
from sphinx_syllabus.glue.domain import syllabus_domain
from sphinx_syllabus.glue.page_sections import NoSuchPartError, page_part
from sphinx_syllabus.glue.page_style import date_style
from sphinx_syllabus.glue.site_address import page_address, site_address
from sphinx_syllabus.glue.source_date import source_date
from sphinx_syllabus.glue.web_builders import WEB_BUILDERS
from sphinx_syllabus.handout.blocks import Block, blocks_of, inlines_of
from sphinx_syllabus.handout.formulas import FormulaReader
from sphinx_syllabus.handout.inlines import Inline, Surroundings
from sphinx_syllabus.handout.refusals import Refusal
from sphinx_syllabus.handout.sections import DATA_SECTIONS, data_section
from sphinx_syllabus.handout.typeset import NoGlyphError, TypesettingError, typeset
from sphinx_syllabus.model.problem import DataPath, did_you_mean
from sphinx_syllabus.tables.dates import phrase_node
from sphinx_syllabus.tables.grid import words_joined
from sphinx_syllabus.tables.style import TableStyle

logger = logging.getLogger(__name__)

TEMPLATE = Path(__file__).parents[1] / "handout" / "template"
PAPERS = ("a4", "us-letter")
BOX = "\N{WHITE SQUARE}"
OPENED_FROM_PAPER = ("http://", "https://", "mailto:")


def make_handout(app: Sphinx, _builder: Builder) -> None:
    """Make the handout of a site for the web.

    Raises:
        SystemExit: something that was asked for cannot be set; all of that has been logged.
    """
    if app.builder.name not in WEB_BUILDERS:
        return
    domain = syllabus_domain(app.env)
    domain.handout = None
    if not app.config.syllabus_handout_sections:
        return
    with progress_message("making handout"):
        domain.handout = HandoutMaker(app).pdf()
        if domain.handout is None:
            logger.error("the handout cannot be made: nothing is written, and the site stays as it was")
            raise SystemExit(2)


class HandoutMaker:
    """The making of one handout; what is wrong is logged, and the rest gone on with."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app
        self.plan = syllabus_domain(app.env).plan
        self.style = paper_style(app)
        self.site = site_address(app)
        # One set of macros for pages and paper, where the site turns its math into MathML.
        self.formulas = FormulaReader(getattr(app.config, "mathml_macros", {}))
        self.has_failed = False

    def pdf(self) -> bytes | None:
        """Return the handout, or None where something is wrong."""
        template = TEMPLATE / "handout.typ"
        if self.app.config.syllabus_handout_template:
            template = Path(self.app.confdir, self.app.config.syllabus_handout_template)
            try:
                template.read_text("utf-8")
            except UnicodeDecodeError:
                self.refuse_value("syllabus_handout_template", f"'{template}' is not written in UTF-8")
            except (OSError, ValueError):
                self.refuse_value("syllabus_handout_template", f"there is no file '{template}'")
        paper = self.app.config.syllabus_handout_paper
        if paper not in PAPERS:
            self.refuse_value("syllabus_handout_paper", f"'{paper}' is none of {', '.join(PAPERS)}")
        sections = self.app.config.syllabus_handout_sections
        if not all(isinstance(name, str) for name in sections):
            message = "write a list of texts in brackets, such as ['schedule', '/index']"
            self.refuse_value("syllabus_handout_sections", message)
            return None
        data = self.data()
        if self.has_failed:
            return None
        try:
            return self.typeset(template, data)
        except TypesettingError as error:
            self.fail(f"{template}:{error.line or 1}", error.message)
            return None

    def typeset(self, template: Path, data: dict[str, Any]) -> bytes:
        """Set the data; a box stands for what the fonts do not have, so that no title holds back a build."""
        written = json.dumps(data, ensure_ascii=False).encode()
        term = self.plan.term.calendar
        changed = source_date() or datetime.combine(term.starts, time(), term.zone)
        files = {template.name: template.read_bytes(), "handout.json": written}
        try:
            return typeset(files, template.name, [str(TEMPLATE / "fonts")], int(changed.timestamp()))
        except NoGlyphError as error:
            # The longest first, for a sign may be part of another; a digit is missed only in such a one.
            unset = sorted({text for text in error.texts if not text.isascii()}, key=len, reverse=True)
            boxed = _replaced(data, unset)
            if boxed == data:
                raise
            named = ", ".join(f"'{text}'" for text in unset)
            logger.warning(
                "handout: its fonts do not have %s: a box stands for it", named,
                type="syllabus", subtype="handout",
            )  # fmt: skip
            return self.typeset(template, boxed)

    def data(self) -> dict[str, Any]:
        """Return all that the template is given."""
        about, term, locale = self.plan.about, self.plan.term, self.style.dates.locale
        days = Days(term.calendar.starts, term.calendar.ends)
        spans = [phrase_node(span) for span in spans_of(days, self.style.dates)]
        return {
            "language": locale.language,
            "right-to-left": locale.right_to_left,
            "paper": self.app.config.syllabus_handout_paper,
            "accent": accent_colour(self.app),
            "title": about.title,
            "code": about.code,
            "institution": locale.words(", ").join(filter(None, (about.department, about.institution)))
            or None,
            "term": term.name,
            "dates": self.inlines(words_joined(spans, " / ")),
            "address": self.site,
            "words": {"page": locale.words("Page {number} of {count}")},
            "digits": locale.digits("0123456789"),
            "sections": [*filter(None, map(self.section, self.app.config.syllabus_handout_sections))],
        }

    def section(self, name: str) -> dict[str, Any] | None:
        """Return a section, or None where there is nothing to show."""
        if name in DATA_SECTIONS:
            given = data_section(name, self.plan, self.style, self.site)
            if given is None:
                logger.verbose("handout: there is nothing to show in its section '%s'", name)
            return given and {"title": [given[0]], "blocks": self.blocks(given[1])}
        if not name.startswith("/"):
            known = ", ".join(DATA_SECTIONS)
            hint = did_you_mean(name, tuple(DATA_SECTIONS))
            self.refuse_value(
                "syllabus_handout_sections",
                f"there is no section '{name}'{hint}: write one of {known}, or '/page#section' for a section "
                "of a page",
            )
            return None
        if name.removeprefix("/").partition("#")[0] in syllabus_domain(self.app.env).withheld:
            return None
        try:
            part = page_part(self.app, name)
        except NoSuchPartError as error:
            self.refuse_value("syllabus_handout_sections", f"'{name}': {error}")
            return None
        title = part.title and self.inlines(part.title.children, part.page)
        return {"title": title, "blocks": self.blocks(part.content, part.page)}

    def blocks(self, content: Iterable[nodes.Node], page: str | None = None) -> list[Block]:
        """Turn what stands in a section into blocks; ``page`` is the one that it comes from."""
        blocks, refusals = blocks_of(content, self.surroundings(page))
        self.refuse(refusals)
        return blocks

    def inlines(self, content: Iterable[nodes.Node], page: str | None = None) -> list[Inline]:
        """Turn what stands in a line into inlines."""
        inlines, refusals = inlines_of(content, self.surroundings(page))
        self.refuse(refusals)
        return inlines

    def surroundings(self, page: str | None) -> Surroundings:
        """Return what the converter needs to know of a page."""

        def link_address(address: str) -> str | None:
            if page and (here := page_address(self.app, page)):
                page_and_place = urljoin(here, address)
                # A site of a single page gives every page an anchor, too: the last is the place.
                site, *anchors = page_and_place.split("#")
                address = "#".join([site, *anchors[-1:]])
            return address if address.startswith(OPENED_FROM_PAPER) else None

        titles = {name: str(title) for name, title in admonitionlabels.items()}
        return Surroundings(link_address, titles, self.formulas)

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Log what cannot be shown on paper."""
        for refusal in refusals:
            self.fail(f"{refusal.source or 'handout'}:{refusal.line or 1}", refusal.message)

    def refuse_value(self, name: str, message: str) -> None:
        """Log what is wrong with a value of the configuration, at its line."""
        self.fail(place_of(self.app, name), f"{name}: {message}")

    def fail(self, place: str, message: str) -> None:
        """Log what is wrong, and where."""
        self.has_failed = True
        logger.error("handout: %s", message, location=place)


def _replaced(data: Any, unset: Iterable[str]) -> Any:
    """Put a box into the place of each of these texts, wherever it stands in the data."""
    match data:
        case str():
            for text in unset:
                data = data.replace(text, BOX)
            return data
        case list():
            return [_replaced(item, unset) for item in data]
        case dict():
            return {key: _replaced(value, unset) for key, value in data.items()}
    return data


def paper_style(app: Sphinx) -> TableStyle:
    """Return the style of tables on paper: their links are whole addresses, where there are any."""
    domain = syllabus_domain(app.env)

    def link(address: str | None, words: str) -> nodes.Node:
        return nodes.reference("", words, refuri=address) if address else nodes.inline("", words)

    def page_link(page: str, words: str) -> nodes.Node:
        return link(page_address(app, page), words)

    def titled_link(page: str) -> nodes.Node:
        return page_link(page, clean_astext(app.env.titles[page]))

    def topic_link(topic: str, words: str) -> nodes.Node:
        page, anchor = domain.section_of(topic) or ("", "")
        address = page_address(app, page) if page else None
        return link(address and f"{address}#{anchor}", words)

    def file_link(path: str, words: str) -> nodes.Node:
        site = site_address(app)
        return link(site and site + quote(path), words)

    def citation(key: str) -> nodes.Node:
        return nodes.inline("", reference_words(app.env, key))

    def edit_link(_path: DataPath, _name: str) -> None:
        return None

    def web_only(_node: nodes.Node) -> nodes.Node:
        return nodes.Text("")

    return TableStyle(
        date_style(domain), page_link, titled_link, topic_link, file_link, edit_link, web_only, citation
    )
