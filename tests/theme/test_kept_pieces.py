"""What builds keep for the next is used when it is the same, and never when it is not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.sphinx_process import sphinx_build

CONF = """
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

from lean_book_theme import navigation, page_styles

extensions = ["lean_book_theme"]
html_theme = "sphinx_book_theme"

def noted(make):
    def make_and_note(*arguments, **options):
        with Path(__file__).with_name("made.txt").open("a", encoding="utf-8") as made:
            print(make.__name__, file=made)
        return make(*arguments, **options)
    return make_and_note

navigation._make_tree = noted(navigation._make_tree)
page_styles.read_style_sheet = noted(page_styles.read_style_sheet)
FileSystemBytecodeCache.dump_bytecode = noted(FileSystemBytecodeCache.dump_bytecode)
"""
INDEX = """\
Home
====

Words.

.. toctree::
   :numbered:

   other
   third
"""
TREE, STYLES, TEMPLATES = "_make_tree", "read_style_sheet", "dump_bytecode"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    for name, text in {
        "conf.py": CONF,
        "index.rst": INDEX,
        "other.rst": "Other\n=====\n\nWords.\n\n.. toctree::\n\n   leaf\n",
        "third.rst": "Third\n=====\n\nWords.\n",
        "leaf.rst": "Leaf\n====\n\nWords.\n",
    }.items():
        (source / name).write_text(text, encoding="utf-8")
    return source


def build(source: Path, *options: str, output: str = "html", doctrees: str = "doctrees") -> set[str]:
    """Build the site, and return what had to be made."""
    made = source / "made.txt"
    made.write_text("", encoding="utf-8")
    folder = source.parent
    done = sphinx_build("-W", "-q", *options, "-d", folder / doctrees, source, folder / output)
    assert done.returncode == 0, done.stderr
    return set(made.read_text(encoding="utf-8").split())


def pages(source: Path, output: str = "html") -> dict[str, str]:
    return {page.name: page.read_text(encoding="utf-8") for page in (source.parent / output).glob("*.html")}


def assert_as_if_built_anew(source: Path, *options: str, output: str = "html") -> None:
    build(source, *options, output="anew", doctrees="anew-doctrees")
    assert pages(source, output) == pages(source, "anew")


def edit(source: Path, page: str, before: str, after: str) -> None:
    text = (source / page).read_text(encoding="utf-8")
    assert before in text
    (source / page).write_text(text.replace(before, after), encoding="utf-8")


def test_an_edited_page_costs_neither_a_tree_nor_styles_nor_templates(source: Path) -> None:
    assert build(source) == {TREE, STYLES, TEMPLATES}
    edit(source, "leaf.rst", "Words", "Other words")
    assert build(source) == set()
    assert_as_if_built_anew(source)


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["-D", "html_theme_options.show_navbar_depth=2"], id="another depth"),
        pytest.param(["-D", "html_secnumber_suffix=) "], id="numbers written otherwise"),
        pytest.param(["-D", "language=fa"], id="another language"),
    ],
)
def test_other_settings_have_a_tree_of_their_own(source: Path, options: list[str]) -> None:
    build(source)
    assert TREE in build(source, *options)
    assert_as_if_built_anew(source, *options)


def enter_a_section_above(source: Path) -> None:
    edit(source, "other.rst", ".. toctree", "Part\n----\n\n.. toctree")


def enter_a_condition(source: Path) -> None:
    edit(source, "other.rst", ".. toctree::\n\n   leaf", ".. only:: latex\n\n   .. toctree::\n\n      leaf")
    edit(source, "leaf.rst", "Leaf", ":orphan:\n\nLeaf")


def enter_another_title(source: Path) -> None:
    edit(source, "third.rst", "Third\n", "Other\n")


@pytest.mark.parametrize("change", [enter_a_section_above, enter_a_condition, enter_another_title])
def test_another_tree_reaches_all_pages(source: Path, change: Callable[[Path], None]) -> None:
    build(source)
    change(source)
    assert build(source) - {TEMPLATES} == {TREE}  # a page that gets sections needs another template
    assert_as_if_built_anew(source)


@pytest.mark.parametrize("written", [b"", b"no piece", b"\0" * 200])
def test_what_is_broken_is_made_again(source: Path, written: bytes) -> None:
    build(source)
    for file in source.with_name("doctrees").glob("lean-book-theme-*.pickle"):
        file.write_bytes(written)
    edit(source, "leaf.rst", "Words", "Other words")
    assert build(source) == {TREE, STYLES}
    assert_as_if_built_anew(source)


def test_whoever_reads_all_pages_anew_gets_nothing_of_earlier_builds(source: Path) -> None:
    build(source)
    assert build(source, "-E") == {TREE, STYLES}


def test_another_style_sheet_is_read(source: Path) -> None:
    configuration = 'html_static_path = ["site.css"]\nhtml_css_files = ["site.css"]\n'
    (source / "conf.py").write_text(CONF + configuration, encoding="utf-8")
    for colour in ("red", "tan"):
        (source / "site.css").write_text(f"a {{ color: {colour} }}", encoding="utf-8")
        build(source)
        [styles] = source.with_name("html").glob("_static/styles/ordinary-*.css")
        assert styles.read_text(encoding="utf-8").endswith(f"a{{color:{colour}}}")
    assert_as_if_built_anew(source)


def test_two_outputs_of_the_same_doctrees_both_get_another_tree(source: Path) -> None:
    for title in ("Third", "Forth", "Fifth"):
        (source / "third.rst").write_text(f"{title}\n=====\n\nWords.\n", encoding="utf-8")
        build(source, output="html")
        build(source, output="second")
    assert_as_if_built_anew(source, output="html")
    assert_as_if_built_anew(source, output="second")
