"""How much is due week by week, as a table."""

from collections.abc import Iterator
from fractions import Fraction

from docutils import nodes

from sphinx_syllabus.dates.when import Days
from sphinx_syllabus.nodes import dated_row, drawing, header_cell, isolate
from sphinx_syllabus.outputs.credit_words import percent
from sphinx_syllabus.outputs.load_bar import load_bar
from sphinx_syllabus.plan.workload import TermLoad, WeekLoad
from sphinx_syllabus.tables.dates import lasting
from sphinx_syllabus.tables.grid import line, table, words_joined
from sphinx_syllabus.tables.schedule import span_lines
from sphinx_syllabus.tables.style import TableStyle


def workload_table(term: TermLoad, caption: str, style: TableStyle) -> nodes.table:
    """Show for each week what is due and what it counts for; what is too much is said to be."""
    columns = [(style.words("Week"), 40), (style.words("Due in it"), 60)]
    weights = [load.weight for load in term.weeks]
    whole = max(*weights, Fraction(term.most_weight or 0), Fraction(1))
    rows = (_row(load, term, whole, style) for load in term.weeks)
    return table(caption, columns, rows, "syllabus-workload")


def _row(load: WeekLoad, term: TermLoad, whole: Fraction, style: TableStyle) -> nodes.row:
    if load.week is None:
        outside = line(nodes.Text(style.words("outside the weeks of the term")), classes=["weeks"])
        return dated_row("", header_cell("", outside, scope="row"), _due(load, term, whole, style))
    days = Days(load.week.first, load.week.last, (load.week.number, load.week.number))
    heading = header_cell("", *span_lines(days, style), scope="row")
    return dated_row("", heading, _due(load, term, whole, style), **lasting(days, style.dates))


def _due(load: WeekLoad, term: TermLoad, whole: Fraction, style: TableStyle) -> nodes.entry:
    if not load.titles:
        return nodes.entry("", line(nodes.Text(style.words("nothing")), classes=["about"]))
    count = style.dates.locale.plural("{count} deadline", "{count} deadlines", len(load.titles))
    load_words = line(*words_joined([nodes.inline("", count), _weight(load, style)], " · "))
    if load.weight:
        right_to_left = style.dates.locale.right_to_left
        most = None if term.most_weight is None else Fraction(term.most_weight)
        load_words += drawing(svg=load_bar(load.weight, most, whole, right_to_left=right_to_left))
    cell = nodes.entry("", load_words)
    excess = [nodes.strong("", words) for words in _excess(load, term, style)]
    if excess:
        cell += line(*words_joined(excess, " · "), classes=["too-much"])
    titles = (isolate("", "", nodes.Text(title)) for title in load.titles)
    cell += line(*words_joined(titles, style.words(", ")), classes=["about"])
    return cell


def _weight(load: WeekLoad, style: TableStyle) -> nodes.Node | None:
    """Say what the deadlines count for; nothing where the data does not."""
    if not load.weight:
        unknown = nodes.inline("", style.words("weight to be announced"), classes=["tba"])
        return None if load.is_complete else unknown
    words = style.words("{weight} of the grade")
    if not load.is_complete:
        words = style.words("{weight} of the grade, and more to be announced")
    return nodes.inline("", words.format(weight=percent(load.weight, style.dates.locale)))


def _excess(load: WeekLoad, term: TermLoad, style: TableStyle) -> Iterator[str]:
    if term.has_too_many(load):
        most = term.most_deadlines or 0
        yield style.dates.locale.plural("more than {count} deadline", "more than {count} deadlines", most)
    if term.weighs_too_much(load) and term.most_weight is not None:
        yield style.words("more than {weight}").format(weight=percent(term.most_weight, style.dates.locale))
