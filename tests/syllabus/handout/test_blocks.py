"""What stands on paper, as data: from real pages, from the real course, and from any nodes at all."""

import io
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.calendars import leading_first
from sphinx_syllabus.dates.phrase import DateStyle, spans_of, weeks_text
from sphinx_syllabus.dates.when import Days
from sphinx_syllabus.handout.blocks import Block, blocks_of, inlines_of
from sphinx_syllabus.handout.formulas import Formula, FormulaError, FormulaReader
from sphinx_syllabus.handout.inlines import Surroundings
from sphinx_syllabus.nodes import isolate
from sphinx_syllabus.outputs.course_json import course_json
from sphinx_syllabus.outputs.timeline import TALL, WIDE
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.timeline import timeline_of
from sphinx_syllabus.read_course import read_course
from sphinx_syllabus.tables.deadlines import deadlines_table
from sphinx_syllabus.tables.grading import grading_table
from sphinx_syllabus.tables.schedule import modules_table
from sphinx_syllabus.tables.style import TableStyle
from sphinx_syllabus.tables.timeline import timeline_figure

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "site" / "sample"
CORPUS = HERE.parents[1] / "mathml" / "corpus.txt"


# MyST resolves links by what Sphinx calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver.app' is deprecated")


class YamlFile(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "yaml"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, language: str) -> Iterator[Sphinx]:
    """Read the pages beside this file for each edition in turn, as a build does before it writes."""
    source = Path(shutil.copytree(HERE / "site", tmp_path_factory.mktemp("paper") / "source"))
    for folder in ("syllabus", "slides"):
        shutil.copytree(SAMPLE / folder, source / folder)
    output, doctrees = source.with_name("html"), source.with_name("doctrees")
    with patch_docutils(str(source)), docutils_namespace():
        about = {"language": language}
        app = Sphinx(source, source, output, doctrees, "html", about, status=None, warning=io.StringIO())
        app.builder.read()
        yield app


def page(site: Sphinx, name: str) -> list[nodes.Node]:
    """Return what stands below the title of a page, all references resolved."""
    doctree = site.env.get_and_resolve_doctree(name, site.builder, tags=site.tags)
    section = next(doctree.findall(nodes.section))
    return section.children[1:]


def on_site(uri: str) -> str | None:
    """Resolve a link; those within a page lead nowhere."""
    if uri.startswith("#"):
        return None
    return uri if ":" in uri else f"https://site.example/{uri}"


ELSEWHERE = "take it out of the section, or choose another section in syllabus_handout_sections"
IN_MARKDOWN = "write it in Markdown, or choose another section in syllabus_handout_sections"
SIMPLER = "write it in simpler LaTeX"

SURROUNDINGS = Surroundings(on_site, {"warning": "Warning"})
IN_EDITIONS = {"en": SURROUNDINGS, "fa": Surroundings(on_site, {"warning": "هشدار"})}


def test_page_becomes_blocks(site: Sphinx, snapshot: SnapshotAssertion) -> None:
    blocks, refusals = blocks_of(page(site, "paper"), IN_EDITIONS[site.config.language])
    assert refusals == []
    written = yaml.safe_dump(blocks, sort_keys=False, default_flow_style=None, allow_unicode=True, width=110)
    assert written == snapshot(extension_class=YamlFile)


def test_all_that_is_refused_is_told_at_once_with_its_place(site: Sphinx) -> None:
    """Whoever writes pages is told in English, whatever language they are in."""
    blocks, refusals = blocks_of(page(site, "refused"), SURROUNDINGS)
    assert {Path(refusal.source or "").name for refusal in refusals} == {"refused.md"}
    told = [(refusal.line, *refusal.message.split(" cannot be set on paper; ")) for refusal in refusals]
    assert told == [
        (3, "a picture", ELSEWHERE),
        (5, "a footnote or reference", "write its words into the text"),
        (7, "HTML", IN_MARKDOWN),
        (7, r'this formula (Unknown command "\nosuch")', SIMPLER),
        (9, "this formula (it takes the element 'menclose' of MathML)", SIMPLER),
        (11, "this formula (it has several rows, within a line of text)", SIMPLER),
        (13, "a line across the page", "leave it out, or put a heading in its place"),
        (15, "'card'", ELSEWHERE),
        (20, "'dropdown_main'", ELSEWHERE),
        (23, "HTML", IN_MARKDOWN),
        (25, "a picture", ELSEWHERE),
        (31, "'glossary'", ELSEWHERE),
        (35, "a list by letters or Roman numerals", "number it 1, 2, 3"),
        (39, "what Sphinx could not read", "correct it on the page"),
        (43, "a heading without words", "write some, or take it out"),
    ]
    assert "A picture in a line." in text_of(blocks)


def words_alone(_target: str, words: str) -> nodes.Node:
    return nodes.inline("", words)


@pytest.fixture(scope="module")
def plan(language: str) -> Plan:
    """Read the real course for each edition in turn."""
    reading = read_course(HERE.parents[2], language=language)
    assert reading.plan is not None, reading.problems
    return reading.plan


@pytest.fixture(scope="module")
def dates(plan: Plan, language: str) -> DateStyle:
    """Return how the pages of that edition show dates."""
    calendars = leading_first(plan.term.shown_calendars, language)
    return DateStyle(calendars, plan.term.calendar.zone, locale_for(language))


@pytest.fixture(scope="module")
def real_blocks(plan: Plan, dates: DateStyle) -> dict[str, Block]:
    """Set what the real course's data gives."""
    style = TableStyle(
        dates,
        words_alone,
        nodes.Text,
        words_alone,
        words_alone,
        lambda _path, _name: None,
        lambda node: node,
        nodes.Text,
    )
    modules = [(module, ()) for module in plan.modules]
    content: dict[str, nodes.Node] = {
        "grading": grading_table(plan.grading, "Grading", style),
        "schedule": modules_table(modules, (), "Lecture plan", style),
        "deadlines": deadlines_table(plan.deadlines, "Deadlines", (), style),
        "timeline": timeline_figure(timeline_of(plan), (WIDE, TALL), "timeline", style),
    }
    blocks, refusals = blocks_of(content.values(), SURROUNDINGS)
    assert refusals == []
    return dict(zip(content, blocks, strict=True))


def test_real_tables_hold_every_date_of_the_course(
    real_blocks: dict[str, Block], plan: Plan, dates: DateStyle
) -> None:
    course = json.loads(course_json(plan, dates))
    assert len(course["schedule"]) == 5
    for module in course["schedule"]:
        first, last = (date.fromisoformat(module[end]) for end in ("first", "last"))
        weeks = tuple(module["weeks"])
        days = Days(first, last, weeks)
        assert len(dates.calendars) == 2
        for span in spans_of(days, dates):
            assert str(span) in text_of(real_blocks["schedule"])
        assert weeks_text(weeks, dates.locale) in text_of(real_blocks["schedule"])
    assert len(course["deadlines"]) >= 2
    for entry in course["deadlines"]:
        assert entry.get("due", entry.get("when")) in text_of(real_blocks["deadlines"])
    for item in course["grading"]:
        assert item["item"] in text_of(real_blocks["grading"])


def test_module_spans_the_rows_of_its_topics(real_blocks: dict[str, Block], plan: Plan) -> None:
    rows = real_blocks["schedule"]["rows"]
    heads = [row for row in rows if row["heads-group"]]
    assert [row["cells"][0]["rows"] for row in heads] == [len(module.topics) for module in plan.modules]
    assert all(row["cells"][0]["heading"] for row in heads)
    assert len(rows) == sum(len(module.topics) for module in plan.modules)
    [head] = real_blocks["schedule"]["head"]
    assert [cell["heading"] for cell in head["cells"]] == [True, True]


TIMELINE = {"en": "Timeline of Fall 2023: 16 weeks", "fa": "خط زمانی پاییز ۱۴۰۲: ۱۶ هفته"}


def test_timeline_is_its_first_drawing_and_what_that_tells(
    real_blocks: dict[str, Block], language: str
) -> None:
    picture = real_blocks["timeline"]
    assert picture["kind"] == "picture"
    assert 'class="timeline-wide"' in picture["svg"]
    assert picture["words"].startswith(TIMELINE[language])


def test_hostile_words_stay_words() -> None:
    hostile = '#read("/etc/passwd") $x$ *b* @ref <script> \\u0000 \N{RIGHT-TO-LEFT OVERRIDE} "]}{'
    title = nodes.title("", "", nodes.Text(hostile), nodes.reference("", hostile, refuri="javascript:x"))
    inlines, refusals = inlines_of(title.children, Surroundings(lambda _uri: None))
    assert (inlines, refusals) == ([hostile + hostile], [])


@pytest.mark.parametrize(
    ("words", "right_to_left"),
    [("۲۲ مهر ۱۴۰۲", True), ("22 Mehr 1402", False), ("۲۳:۵۹", False), ("۱ (a) مهر", False)],
)
def test_isolated_words_keep_the_direction_of_their_first_letter(words: str, right_to_left: bool) -> None:
    [[inline], _] = inlines_of([isolate("", words)], SURROUNDINGS)
    assert isinstance(inline, dict)
    assert inline["right-to-left"] is right_to_left


# Docutils reads a NUL as one of its own marks.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12).map(
    nodes.Text
)
LEAVES = st.one_of(
    WORDS,
    st.sampled_from(["a^2", r"\frac{1}{2}"]).map(lambda latex: nodes.math("", latex)),
    st.just("an aside").map(lambda words: nodes.inline("", words, classes=["syllabus-unseen"])),
    st.just("a comment").map(lambda words: nodes.comment("", words)),
)


def node(kind: type[nodes.Element], **attributes: Any) -> Any:
    """Return what makes a node of what is in it."""
    return lambda content: kind("", *content, **attributes)


def text_node(kind: type[nodes.TextElement], **attributes: Any) -> Any:
    return lambda content: kind("", "", *content, **attributes)


INLINES = st.recursive(
    LEAVES,
    lambda inside: st.lists(inside, max_size=3).flatmap(
        lambda content: st.sampled_from(
            [
                text_node(nodes.strong),
                text_node(nodes.emphasis),
                text_node(nodes.inline),
                text_node(nodes.inline, classes=["unbroken"]),
                text_node(nodes.reference, refuri="there"),
                text_node(nodes.reference, refid="here"),
                text_node(isolate),
            ]
        ).map(lambda make: make([child.deepcopy() for child in content]))
    ),
    max_leaves=6,
)
PARAGRAPHS = st.lists(INLINES, max_size=4).map(text_node(nodes.paragraph))


def listed(content: list[nodes.Node]) -> nodes.bullet_list:
    return nodes.bullet_list("", *(nodes.list_item("", child) for child in content))


def tabled(content: list[nodes.Node]) -> nodes.table:
    row = nodes.row("", *(nodes.entry("", child) for child in content))
    columns = [nodes.colspec(colwidth=1) for _ in content]
    return nodes.table("", nodes.tgroup("", *columns, nodes.tbody("", row), cols=len(columns)))


def titled(content: list[nodes.Node]) -> nodes.section:
    return nodes.section("", nodes.title("", "Title"), *content)


CONTENT = st.lists(
    st.recursive(
        PARAGRAPHS,
        lambda inside: st.tuples(
            st.sampled_from([listed, tabled, titled, node(nodes.container), node(nodes.block_quote)]),
            st.lists(inside, min_size=1, max_size=3),
        ).map(lambda made: made[0](made[1])),
        max_leaves=6,
    ),
    max_size=3,
)


@given(CONTENT)
def test_blocks_say_what_the_nodes_say(content: list[nodes.Node]) -> None:
    blocks, refusals = blocks_of(content, SURROUNDINGS)
    assert refusals == []
    assert json.loads(json.dumps(blocks)) == blocks
    assert without_space(text_of(blocks)) == without_space("".join(map(printed_text, content)))


def printed_text(node: nodes.Node) -> str:
    """Return the text of a node, without what is only heard."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, nodes.comment) or "syllabus-unseen" in getattr(node, "attributes", {})["classes"]:
        return ""
    return "".join(map(printed_text, node.children))


def text_of(data: Any) -> str:
    """Return all words in blocks; those of formulas are their LaTeX."""
    if isinstance(data, str):
        return data
    if isinstance(data, list):
        return "".join(map(text_of, data))
    told = (
        "caption",
        "head",
        "rows",
        "cells",
        "title",
        "term",
        "blocks",
        "items",
        "inlines",
        "words",
        "text",
    )
    if data is None or not isinstance(data, dict):
        return ""
    return "".join(text_of(data[key]) for key in told if key in data)


def without_space(text: str) -> str:
    return "".join(text.split())


# -- Formulas --------------------------------------------------------------------------------------


def shape(formula: Formula) -> str:
    """Write a formula on one line."""
    attributes = "".join(f" {name}={value}" for name, value in formula["attributes"].items())
    inside = formula["text"] or " ".join(map(shape, formula["children"]))
    return f"({formula['name']}{attributes} {inside})"


@pytest.mark.parametrize(
    ("latex", "formula"),
    [
        ("x_1^2", "(mrow (msubsup (mi x) (mn 1) (mn 2)))"),
        (r"\mathrm{d}\!x", "(mrow (mrow (mi mathvariant=normal d)) (mspace width=-0.16666667em ) (mi x))"),
        (r"\overline{ab}", "(mrow (mover accent=true (mrow (mi a) (mi b)) (mo stretchy=true ‾)))"),
        (r"\log x", "(mrow (mrow (mrow (mi log)) (mo lspace=0.1667em \u2061) (mi x)))"),
        (
            r"\begin{align} a &= b \label{x} \end{align}",
            "(mrow (mtable displaystyle=true (mtr"
            " (mtd columnalign=right (mi a)) (mtd columnalign=left (mo =) (mi b)))))",
        ),
        (
            r"a \\[4pt] b",
            "(mrow (mtable displaystyle=true"
            " (mtr (mtd columnalign=right (mi a))) (mtr (mtd columnalign=right (mi b)))))",
        ),
        (r"\mathop{x}", "(mrow (mrow (mi x)))"),
        ("<b>", "(mrow (mo lspace=0 <) (mi b) (mo rspace=0 >))"),
    ],
)
def test_formula(latex: str, formula: str) -> None:
    assert shape(FormulaReader().read(latex, display=True)) == formula


def test_formula_with_macros() -> None:
    read = FormulaReader({"norm": r"\lVert #1 \rVert"}).read(r"\norm{x}", display=False)
    assert [child["text"] for child in read["children"]] == ["‖", "x", "‖"]


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        (r"\nosuch", 'Unknown command "\\nosuch"'),
        (r"\boxed{x}", "it takes the element 'menclose' of MathML"),
        (r"\color{red} x", "it takes the style 'color'"),
        (r"\begin{array}{c|c} a & b \end{array}", "it takes the style 'border-right'"),
        (r"\textbf{b}", "it takes the element 'b' of MathML"),
        ("a\n\nb", "it holds an empty line"),
        (" ", "it is empty"),
    ],
)
def test_formula_that_cannot_be_set(latex: str, reason: str) -> None:
    with pytest.raises(FormulaError) as caught:
        FormulaReader().read(latex, display=True)
    assert str(caught.value) == reason


def test_formulas_of_a_course_can_be_set() -> None:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    formulas = [line.split(" | ", 2)[2] for line in lines if line and not line.startswith("#")]
    refused = [latex for latex in formulas if not can_be_set(latex)]
    assert len(formulas) > 150
    assert len(refused) <= 12


def can_be_set(latex: str) -> bool:
    try:
        FormulaReader().read(latex, display=True)
    except FormulaError:
        return False
    return True
