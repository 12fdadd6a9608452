"""Real builds of a small project that has every kind of math."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx
from sphinx.errors import ConfigError
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace

CONF = """
project = "Math"
author = "A"
version = release = "1"
copyright = "2024, A"
extensions = ["myst_parser", "sphinx_mathml"]
myst_enable_extensions = ["amsmath", "dollarmath"]
html_math_renderer = "mathml"
html_theme = "basic"
nitpicky = True
numfig = True
mathml_macros = {"R": r"\\mathbb{R}"}
"""

INDEX = r"""
Math
====

.. toctree::

   myst
   plain

Inline :math:`x \in \R^2` and a reference to :eq:`loss` and :eq:`many`.

.. math:: a &= b \\
          c &= d

.. math::
   :label: loss

   L = \sum_{\substack{i < n \\ i \ne j}} \ell_i

.. math::
   :label: many

   a = b

   c = d

.. math::
   :no-wrap:

   \begin{align}
   x &= y \\
   z &= w \tag{A}
   \end{align}
"""

MYST = r"""
# Markdown

Inline $x_1$ and {eq}`energy`.

$$
E = mc^2
$$ (energy)

\begin{align}
a &= b \\
c &= d
\end{align}

\begin{gather*}
a \\
b
\end{gather*}

A wide one:

$$
a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11} = b
$$
"""

PLAIN = """
Plain
=====

No formula here.
"""

BROKEN = r"""
Broken
======

A line.
Then :math:`a < \nosuch`.

.. math::
   :label: half

   \frac{a
"""


def build(folder: Path, builder: str = "html", **pages: str) -> tuple[Path, list[str]]:
    """Build a project of these pages; return the output folder and the warnings."""
    source = folder / "source"
    source.mkdir(exist_ok=True)
    (source / "conf.py").write_text(pages.pop("conf", CONF), encoding="utf-8")
    for name, text in pages.items():
        suffix = ".md" if name == "myst" else ".rst"
        file = (source / name).with_suffix(suffix)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
    output = folder / builder
    warnings = io.StringIO()
    with docutils_namespace():
        app = Sphinx(
            source,
            source,
            output,
            folder / f"{builder}-doctrees",
            builder,
            status=None,
            warning=warnings,
        )
        app.build()
    return output, strip_colors(warnings.getvalue()).replace(f"{source}/", "").splitlines()


def page(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def number(block: Tag) -> str | None:
    shown = block.select_one(".eqno")
    return None if shown is None else shown.get_text().rstrip("¶")


def blocks(soup: BeautifulSoup) -> list[Tag]:
    return soup.select("div.math")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output, warnings = build(tmp_path_factory.mktemp("site"), index=INDEX, myst=MYST, plain=PLAIN)
    assert warnings == []
    return output


def test_every_formula_is_mathml(site: Path) -> None:
    for name, displayed in (("index", 4), ("myst", 4)):
        soup = page(site / f"{name}.html")
        assert len(blocks(soup)) == displayed
        assert all(block.find("math", display="block") for block in blocks(soup))
        inline = soup.select("span.math > math")
        assert len(inline) == 1
        assert "\\" not in "".join(math.get_text() for math in soup.find_all("math"))
    assert "ℝ" in page(site / "index.html").get_text()


def test_rows_stand_below_one_another(site: Path) -> None:
    rows = [len(block.find_all("mtr")) for block in blocks(page(site / "index.html"))]
    assert rows == [2, 2, 2, 2]
    rows = [len(block.find_all("mtr")) for block in blocks(page(site / "myst.html"))]
    assert rows == [0, 2, 2, 0]


def test_numbers_are_those_of_the_references(site: Path) -> None:
    soup = page(site / "index.html")
    assert [number(block) for block in blocks(soup)] == [None, "(3)", "(4)", None]
    for link in soup.select("p a.reference.internal[href^='#equation']"):
        target = soup.select_one(f"[id='{link['href'][1:]}']")
        assert target is not None
        assert number(target) == link.get_text()
        permalink = target.select_one("a.headerlink")
        assert permalink is not None
        assert permalink["href"] == link["href"]
    assert len(soup.select("p a.reference.internal[href^='#equation']")) == 2


def test_a_tag_stands_instead_of_a_number_and_rows_are_not_numbered(site: Path) -> None:
    tagged = blocks(page(site / "index.html"))[3]
    assert re.findall(r"\(\w+\)", tagged.get_text()) == ["(A)"]
    energy, align, gather, _ = blocks(page(site / "myst.html"))
    assert [re.findall(r"\(\d+\)", block.get_text()) for block in (energy, align, gather)] == [
        ["(1)"],
        ["(2)"],
        [],
    ]


def test_only_a_wide_formula_is_a_stop_of_the_tab_key(site: Path) -> None:
    scrolling = [block.div for block in blocks(page(site / "myst.html"))]
    assert [box is not None and box.get("tabindex") for box in scrolling] == [None, None, None, "0"]


def test_style_sheet_and_fonts_come_with_math_only(site: Path) -> None:
    linked = {
        name: "sphinx-mathml.css" in (site / f"{name}.html").read_text(encoding="utf-8")
        for name in ("index", "myst", "plain", "search")
    }
    assert linked == {"index": True, "myst": True, "plain": False, "search": False}
    style = (site / "_static/sphinx-mathml.css").read_text(encoding="utf-8")
    fonts = re.findall(r'url\("([^"]+)"\)', style)
    assert len(fonts) == 3
    for font in fonts:
        assert (site / "_static" / font).read_bytes()[:4] == b"wOF2"
    assert (site / "_static" / fonts[0]).stat().st_size <= 90_000


@pytest.mark.parametrize(("builder", "file"), [("dirhtml", "myst/index.html"), ("singlehtml", "index.html")])
def test_other_html_builders(tmp_path: Path, builder: str, file: str) -> None:
    output, warnings = build(tmp_path, builder, index=INDEX, myst=MYST, plain=PLAIN)
    assert warnings == []
    soup = page(output / file)
    assert "(2)" in [number(block) for block in blocks(soup)]
    assert "sphinx-mathml.css" in str(soup.head)


def test_epub_is_well_formed_and_has_the_fonts(tmp_path: Path) -> None:
    output, warnings = build(tmp_path, "epub", index=INDEX, myst=MYST, plain=PLAIN)
    assert warnings == []
    (book,) = output.glob("*.epub")
    with zipfile.ZipFile(book) as archive:
        xhtml = archive.read("myst.xhtml").decode()
        package = archive.read("content.opf").decode()
    assert xhtml.count('xmlns="http://www.w3.org/1998/Math/MathML"') == xhtml.count("<math") == 5
    assert "&ApplyFunction;" not in xhtml
    assert package.count('media-type="font/woff2"') == 3


def test_latex_keeps_its_source(tmp_path: Path) -> None:
    output, warnings = build(tmp_path, "latex", index=INDEX, myst=MYST, plain=PLAIN)
    assert warnings == []
    (tex,) = output.glob("*.tex")
    assert r"\substack{i < n \\ i \ne j}" in tex.read_text(encoding="utf-8")


def test_what_cannot_be_converted_is_a_warning_and_shown_as_source(tmp_path: Path) -> None:
    output, warnings = build(tmp_path, index=BROKEN)
    assert warnings == [
        'index.rst:5: WARNING: cannot convert LaTeX math: Unknown command "\\nosuch". [mathml.convert]',
        "index.rst:8: WARNING: cannot convert LaTeX math: "
        'Expected closing token "}", but reached end of input. [mathml.convert]',
    ]
    soup = page(output / "index.html")
    assert [code.get_text() for code in soup.select("code.mathml-source")] == [
        r"a < \nosuch",
        r"\frac{a",
    ]
    assert number(blocks(soup)[0]) == "(1)"


@pytest.mark.parametrize(
    ("macros", "message"),
    [
        (r'{"\\R": "x"}', "a name is letters only, without backslash"),
        ('{"R": 1}', "a definition is a text, not 1"),
        (r'{"R": r"\nosuch"}', 'Unknown command "\\nosuch".'),
    ],
)
def test_macros_that_no_formula_could_use_stop_the_build(tmp_path: Path, macros: str, message: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(message)):
        build(tmp_path, index=PLAIN, conf=f"{CONF}\nmathml_macros = {macros}\n")


def test_new_macros_rewrite_the_pages_and_equal_ones_do_not(tmp_path: Path) -> None:
    def built(conf: str) -> tuple[str, int]:
        output, warnings = build(tmp_path, index=":math:`\\R`\n", conf=conf)
        assert warnings == []
        file = output / "index.html"
        return file.read_text(encoding="utf-8"), file.stat().st_mtime_ns

    first = built(CONF)
    assert built(CONF) == first
    assert "<mi>ℤ</mi>" in built(CONF.replace("{R}", "{Z}"))[0]
