"""What becomes of late work."""

from typing import ClassVar

from docutils import nodes

from sphinx_syllabus.glue.directives.course_directive import CourseDirective, Option
from sphinx_syllabus.tables.late import late_policies, policy_lines
from sphinx_syllabus.views.grading import LatePoliciesView


class LatePolicyDirective(CourseDirective):
    """``late-policy``: the late policies in plain words."""

    known_options: ClassVar[dict[str, Option]] = {
        "name": Option("name of a late policy", "Shows this one alone, without its name.")
    }

    def run(self) -> list[nodes.Node]:
        """Show the policies."""
        name = self.options.get("name")
        policies = self.ask(LatePoliciesView(name), "late policy", name)
        if policies is None:
            return self.not_found(self.style.words("There is no late policy '{name}'."), name)
        if not policies:
            return [self.nothing_yet()]
        return [*policy_lines(policies[0], self.style)] if name else [late_policies(policies, self.style)]
