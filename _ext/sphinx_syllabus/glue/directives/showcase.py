"""Finished projects."""

from docutils import nodes

from sphinx_syllabus.glue.directives.course_directive import CourseDirective
from sphinx_syllabus.tables.showcase import showcase
from sphinx_syllabus.views.projects import ProjectsView


class ShowcaseDirective(CourseDirective):
    """``showcase``: the finished projects as cards."""

    def run(self) -> list[nodes.Node]:
        """Show the cards."""
        projects = self.ask(ProjectsView()) or ()
        if not projects:
            return [self.nothing_yet()]
        return [showcase(projects, self.style)]
