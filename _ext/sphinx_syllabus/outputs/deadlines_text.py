"""``deadlines.txt``: one short line a deadline, to forward in a messenger."""

from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.plan.entries import Plan


def deadlines_text(plan: Plan, style: DateStyle) -> bytes:
    """List the deadlines in order of time, under the course's title."""
    lines = [f"{plan.about.title}, {plan.term.name}"]
    lines.extend(f"{entry.title}: {phrase_of(entry.when, style)}" for entry in plan.deadlines)
    return ("\n".join(lines) + "\n").encode()
