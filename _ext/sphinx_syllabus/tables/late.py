"""Late policies in plain words, and what is left of a deadline's credit after it."""

from collections.abc import Sequence

from docutils import nodes

from sphinx_syllabus.outputs.credit_words import acceptance_words, policy_sentences
from sphinx_syllabus.outputs.kind_words import kind_words
from sphinx_syllabus.plan.credit import Acceptance, NamedPolicy
from sphinx_syllabus.tables.dates import dropped_date_node
from sphinx_syllabus.tables.grid import line, words_around, words_joined
from sphinx_syllabus.tables.style import TableStyle


def late_policies(policies: Sequence[NamedPolicy], style: TableStyle) -> nodes.definition_list:
    """Say what each policy is, under its name and the kinds of deadlines that it is for."""
    items = []
    for policy in policies:
        named = (kind_words(kind, style.dates.locale) for kind in policy.terms.kinds)
        kinds = [nodes.inline("", words) for words in named if words]
        term: list[nodes.Node] = [nodes.Text(policy.terms.title or _capitalized(policy.name))]
        if kinds:
            term += [nodes.Text(" ("), *words_joined(kinds, style.words(", ")), nodes.Text(")")]
        said = nodes.definition("", *policy_lines(policy, style))
        items.append(nodes.definition_list_item("", nodes.term("", "", *term, translatable=False), said))
    return nodes.definition_list("", *items, classes=["syllabus-late"])


def _capitalized(name: str) -> str:
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]


def policy_lines(policy: NamedPolicy, style: TableStyle) -> list[nodes.paragraph]:
    """Say what one policy is."""
    return [line(nodes.Text(" ".join(policy_sentences(policy.terms, style.dates.locale))))]


def acceptance_line(acceptance: Acceptance | None, style: TableStyle) -> nodes.paragraph | None:
    """Say until when late work is accepted and what it then gets, where the data says so."""
    words = acceptance_words(acceptance, style.dates.locale)
    if acceptance is None or words is None:
        return None
    parts = words_around(words, date=dropped_date_node(acceptance.until, style.dates))
    return line(*parts, classes=["about", "accepted"])
