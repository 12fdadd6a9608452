"""Formulas to MathML, without Sphinx."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sphinx_mathml.convert import ConversionError, Converter
from sphinx_mathml.rewrite import one_formula
from sphinx_mathml.width import estimate_width

CORPUS = [
    line.split(" | ", 2)
    for line in (Path(__file__).parent / "corpus.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def math(latex: str, *, display: bool = True) -> ElementTree.Element:
    return ElementTree.fromstring(Converter().convert(latex, display=display))


def text(latex: str) -> str:
    return "".join(math(latex).itertext())


def shape(latex: str) -> list[int]:
    """Return how many cells each row of a formula's tables has."""
    return [len(row) for row in math(latex).iter("mtr")]


def test_corpus_is_large() -> None:
    assert len(CORPUS) >= 150
    assert [latex for latex, count in Counter(row[2] for row in CORPUS).items() if count > 1] == []


@pytest.mark.parametrize(
    ("rows", "latex"), [(int(row[1]), row[2]) for row in CORPUS], ids=[row[0] for row in CORPUS]
)
@pytest.mark.parametrize("display", [True, False])
def test_corpus(rows: int, latex: str, display: bool) -> None:
    element = math(latex, display=display)
    assert element.tag == "math"
    assert element.get("display") == ("block" if display else None)
    assert not list(element.iter("merror"))
    assert len(list(element.iter("mtr"))) == rows
    shown = "".join(element.itertext())
    assert "\\" not in shown
    assert "(1)" not in shown, "the engine has numbered a row"


@pytest.mark.parametrize(
    ("latex", "cells"),
    [
        (r"\begin{align} a &= b \\ c &= d \end{align}", [2, 2]),
        (r"\begin{align*} a &= b & c &= d \end{align*}", [4]),
        (r"\begin{alignat}{2} a &= b & c &= d \end{alignat}", [4]),
        (r"\begin{gather} a \\ b \\ c \end{gather}", [1, 1, 1]),
        (r"\begin{multline} a \\ b \\ c \end{multline}", [3, 3, 3]),
        (r"\begin{equation} \begin{split} a &= b \\ &= c \end{split} \end{equation}", [2, 2]),
        (r"\begin{eqnarray} a &=& b \end{eqnarray}", [3]),
        (r"\begin{aligned}[t] a &= b \\[4pt] c &= d \\* e &= f \end{aligned}", [2, 2, 2]),
        (r"\begin{cases} a & b \\ c & d \end{cases}", [2, 2]),
        (r"\begin{array}[t]{@{}r@{\,}l@{}} a & b \end{array}", [2]),
        (r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}", [2, 2]),
        (r"\left(\begin{smallmatrix} a & b \\ c & d \end{smallmatrix}\right)", [2, 2]),
        (r"\sum_{\substack{i < n \\ j \in \{1, 2\}}} x", [1, 1]),
        (r"\sum_{\substack{i \\ \substack{j \\ k}}} x", [1, 1, 1, 1]),
    ],
)
def test_environments(latex: str, cells: list[int]) -> None:
    assert shape(latex) == cells


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\begin{align} a &= b \label{eq:x} \\ c &= d \nonumber \end{align}", "a=bc=d"),
        (r"\begin{aligned} a \\[-1.5ex] b \end{aligned}", "ab"),
        ("a % not shown {\n+ b", "a+b"),
        (r"50\% x", "50%x"),
        (r"a \\% not shown", "a"),
        (r"\text{if $x^2$ is}", "if x2 is"),
        (r"\mbox{costs \$5}", "costs $5"),
        (r"\mathds{1}\mathbbm{1}", "𝟙𝟙"),
        (r"x \tag{*}", "x(*)"),
        (r"\begin{align} a \tag{A} \\ b \end{align}", "a(A)b"),
    ],
)
def test_what_is_shown(latex: str, shown: str) -> None:
    assert text(latex).replace("\N{NO-BREAK SPACE}", " ") == shown


def test_stack_is_of_script_size() -> None:
    (stack,) = math(r"\sum_{\substack{i \\ j}} x").iter("mtable")
    assert stack.get("scriptlevel") == "1"


def test_pairs_of_columns_stand_apart_only_where_latex_sets_them_apart() -> None:
    def third(latex: str) -> str:
        return next(math(latex).iter("mtr"))[2].get("style", "")

    assert "padding-left: 2em" in third(r"\begin{align*} a &= b & c &= d \end{align*}")
    assert "padding-left: 0" in third(r"\begin{alignat*}{2} a &= b & c &= d \end{alignat*}")


def test_fences_grow_around_tall_content_only() -> None:
    def fences(latex: str) -> list[str | None]:
        return [mo.get("stretchy") for mo in math(latex).iter("mo") if mo.text in {"[", "]"}]

    assert fences(r"\left[ f(x)^2 \right]") == ["false", "false"]
    assert fences(r"\left[ \frac{a}{b} \right]") == [None, None]


def test_sized_fence_with_scripts_keeps_its_size() -> None:
    (scripts,) = math(r"\Bigl\| x \Bigr\|_2^2").iter("msubsup")
    assert [scripts[0].tag, scripts[0][0].get("minsize")] == ["mrow", "1.623em"]


def test_macros() -> None:
    macros = {"norm": r"\lVert #1 \rVert", "Ep": r"\E_p", "E": r"\mathbb{E}"}
    shown = Converter(macros).convert(r"\norm{x} \Ep", display=False)
    assert "".join(ElementTree.fromstring(shown).itertext()) == "‖x‖𝔼p"


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        (r"\nosuch x", r'Unknown command "\nosuch".'),
        (r"\frac{a", 'Expected closing token "}", but reached end of input.'),
        (r"\sum_{\substack{a", 'Expected closing token "}", but'),
        (r"\text{a $x}", "Math mode within text mode"),
        (r"\begin{nosuch} a \end{nosuch}", 'Unknown environment "nosuch".'),
        (r"\begin{align} a", ""),
        ("\\", ""),
    ],
)
def test_what_cannot_be_converted(latex: str, reason: str) -> None:
    with pytest.raises(ConversionError) as caught:
        Converter().convert(latex, display=True)
    assert reason in str(caught.value)


def test_xhtml_has_the_namespace_and_no_html_entity() -> None:
    xhtml = Converter(xml=True).convert(r"\log x", display=False)
    assert ElementTree.fromstring(xhtml).tag == "{http://www.w3.org/1998/Math/MathML}math"


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("a = b", "a = b"),
        ("\na = b\n", "a = b"),
        (r"a &= b \\ c &= d", r"\begin{aligned}a &= b \\ c &= d\end{aligned}"),
        (r"\begin{cases} a \\ b \end{cases}", r"\begin{cases} a \\ b \end{cases}"),
        ("a\n\nb", "\\begin{aligned}a\\\\\nb\\end{aligned}"),
        (
            "a \\\\ b\n\nc",
            "\\begin{aligned}\\begin{aligned}a \\\\ b\\end{aligned}\\\\\nc\\end{aligned}",
        ),
    ],
)
def test_paragraphs_become_one_formula(text: str, formula: str) -> None:
    assert one_formula(text) == formula


def test_estimated_width_tells_short_from_long() -> None:
    assert estimate_width(Converter().convert("a = b + c", display=True)) < 8
    assert estimate_width(Converter().convert("a + b + c + d + e = " * 2 + "0", display=True)) > 18
    stacked = Converter().convert(r"\begin{aligned} a &= b \\ c &= d \\ e &= f \end{aligned}", display=True)
    assert estimate_width(stacked) < 6


@pytest.mark.parametrize("space", ["2cm", "1in", "20pt", "2em", "4ex", "-3mm"])
def test_spaces_of_any_length_have_a_width(space: str) -> None:
    def width(latex: str) -> float:
        return estimate_width(Converter().convert(latex, display=True))

    assert (width(rf"a\hspace{{{space}}}b") > width("ab")) == (not space.startswith("-"))


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        ("a\ufffe", "it holds the character U+FFFE: take it out"),
        ("\x07", "it holds the character U+0007: take it out"),
        ("\ud800", "it holds the character U+D800: take it out"),
        ("x" * 5001, "it has more than 5,000 characters: write it as several"),
        ("{" * 2500 + "}" * 2500, "it has more than 100 braces inside one another"),
        (r"\sqrt" * 150 + " 2", "it has more than 100 parts inside one another"),
        (r"\left(" * 150 + r"\right)" * 150, "it has more than 100 parts inside one another"),
    ],
    ids=["noncharacter", "control", "surrogate", "long", "braces", "roots", "brackets"],
)
def test_what_is_beyond_the_bounds_is_refused(latex: str, reason: str) -> None:
    with pytest.raises(ConversionError, match=re.escape(reason)):
        Converter().convert(latex, display=True, in_paragraphs=True)


def test_what_is_nested_as_deeply_as_may_be_is_shown() -> None:
    assert text("{" * 100 + "x" + "}" * 100) == "x"
    assert text("{" * 45 + r"\frac{1" * 45 + "}{2}" * 45 + "}" * 45).startswith("1")
