"""JSON-LD in a page's head: only what the page itself shows, so that it makes no other page out of date."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_syllabus.glue.domain import SyllabusDomain, syllabus_domain
from sphinx_syllabus.glue.page_style import date_style
from sphinx_syllabus.glue.site_address import page_address, site_address
from sphinx_syllabus.glue.web_builders import WEB_BUILDERS
from sphinx_syllabus.outputs.events import Event, deadline_events, presentation_events, session_events
from sphinx_syllabus.outputs.structured_data import structured_data
from sphinx_syllabus.views.course import CourseView
from sphinx_syllabus.views.deadlines import DeadlinesView, DeadlineView
from sphinx_syllabus.views.presentations import PresentationsView
from sphinx_syllabus.views.schedule import SessionsView
from sphinx_syllabus.views.view import View


def add_page_metadata(
    app: Sphinx,
    pagename: str,
    _templatename: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Put what a page shows of the course into its head."""
    if app.builder.name not in WEB_BUILDERS:
        return
    domain = syllabus_domain(app.env)
    views = domain.views.get(pagename, [])
    course = CourseView().ask(domain.plan) if CourseView() in views else None
    sessions = domain.plan.sessions if SessionsView() in views else ()
    events = dict.fromkeys(
        [
            *(session_events(sessions, date_style(domain)) if course else ()),
            *(event for view in views for event in _dated(view, domain)),
        ]
    )
    site, locale = site_address(app), domain.locale
    data = structured_data(course, sessions, events, site, partial(page_address, app), locale)
    if data:
        context["metatags"] += f'<script type="application/ld+json">{data}</script>\n'


def _dated(view: View[Any], domain: SyllabusDomain) -> Iterator[Event]:
    style = date_style(domain)
    match view:
        case DeadlinesView():
            yield from deadline_events(view.ask(domain.plan) or (), style)
        case DeadlineView():
            entry = view.ask(domain.plan)
            yield from deadline_events([entry] if entry else [], style)
        case PresentationsView():
            yield from presentation_events(domain.plan.presentations, style)
