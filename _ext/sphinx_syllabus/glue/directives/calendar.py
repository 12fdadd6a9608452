"""The calendars to subscribe to."""

from docutils import nodes

from sphinx_syllabus.glue.directives.course_directive import CourseDirective
from sphinx_syllabus.outputs.calendar_feeds import feeds_for
from sphinx_syllabus.tables.feeds import feed_list
from sphinx_syllabus.views.course import PublicationView


class CalendarDirective(CourseDirective):
    """``calendar``: the course's calendars, with links that subscribe to them."""

    def run(self) -> list[nodes.Node]:
        """Show the list."""
        _, sections = self.ask(PublicationView()) or (None, ())
        everything = self.style.words("All dates")
        feeds = feeds_for(sections, self.style.dates)
        return [feed_list([(feed.name or everything, feed.file) for feed in feeds], self.style)]
