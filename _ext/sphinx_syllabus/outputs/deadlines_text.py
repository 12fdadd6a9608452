"""``deadlines.txt``: one short line a deadline, to forward in a messenger."""

from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.plan.entries import Plan


def deadlines_text(plan: Plan, style: DateStyle) -> bytes:
    """List the deadlines in order of time, under the course's title."""
    lines = [f"{plan.about.title}, {plan.term.name}"]
    for entry in plan.deadlines:
        section = style.locale.words("section {name}").format(name=entry.section) if entry.section else ""
        title = f"{entry.title} ({section})" if section else entry.title
        cancelled = style.locale.words("Cancelled: {reason}").format(reason=entry.cancelled)
        lines.append(f"{title}: {cancelled if entry.cancelled else phrase_of(entry.when, style)}")
    return ("\n".join(lines) + "\n").encode()
