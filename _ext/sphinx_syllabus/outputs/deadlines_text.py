"""``deadlines.txt``: one short line a deadline, to forward in a messenger."""

from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.outputs.course_name import course_name
from sphinx_syllabus.outputs.credit_words import acceptance_text
from sphinx_syllabus.outputs.section_words import section_words
from sphinx_syllabus.plan.entries import Plan


def deadlines_text(plan: Plan, style: DateStyle) -> bytes:
    """List the deadlines in order of time, under the course's title."""
    isolated = style.locale.isolated
    lines = [course_name(plan.about.title, plan.term.name, style.locale)]
    for entry in plan.deadlines:
        sections = section_words(entry.sections, style.locale)
        title = isolated(entry.title)
        title = f"{title} ({sections})" if sections else title
        cancelled = style.locale.words("Cancelled: {reason}").format(reason=isolated(entry.cancelled or ""))
        late = acceptance_text(entry.acceptance, style)
        date = f"{phrase_of(entry.when, style)}. {late}" if late else str(phrase_of(entry.when, style))
        lines.append(f"{title}: {cancelled if entry.cancelled else date}")
    return ("\n".join(lines) + "\n").encode()
