"""What the theme extension does to a site, read from the built pages."""

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.course_editions import EDITIONS
from tests.sphinx_process import EXTENSIONS, sphinx_build

SAMPLE = Path(__file__).parent / "sample"


def build(source: Path, output: Path, *options: str) -> str:
    """Build a site, each warning an error, and return what the build says."""
    doctrees = output.with_name("doctrees")
    build = sphinx_build("-W", "--keep-going", "-n", *options, "-d", doctrees, source, output)
    assert build.returncode == 0, build.stderr
    return build.stdout


def description_of(page: Path) -> str:
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    [meta] = soup.find_all("meta", attrs={"name": "description"})
    return str(meta["content"])


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text('extensions = ["lean_book_theme"]\n', encoding="utf-8")
    (source / "index.rst").write_text("A title\n=======\n\nSome text.\n", encoding="utf-8")
    return source


def test_every_page_has_one_short_description(sample_site: Path) -> None:
    descriptions = {
        str(page.relative_to(sample_site)): description_of(page)
        for page in sample_site.rglob("*.html")
        if "_static" not in page.relative_to(sample_site).parts
    }
    assert {len(description) <= 160 for description in descriptions.values()} == {True}
    for edition in EDITIONS.values():
        assert descriptions[f"{edition}index.html"] == (
            "This site holds one piece of each kind of content, so that a fault of the theme shows"
            " here before it shows on a page that somebody needs; this sentence is long…"
        )
        assert descriptions[f"{edition}described.html"] == "The author's own words."
        # docutils knows no quotation marks of Persian.
        quoted = '"plain"' if edition else "“plain”"
        assert descriptions[f"{edition}guide/deep/leaf.html"] == f"Short & {quoted} text."
        assert descriptions[f"{edition}guide/first.html"].startswith("This page has no paragraph of its own")
        assert descriptions[f"{edition}search.html"] == "A Sample of Everything"


def test_pages_in_folders_are_mended_too(tmp_path: Path) -> None:
    build(SAMPLE, tmp_path / "out", "-b", "dirhtml")
    page = tmp_path / "out" / "guide" / "deep" / "leaf" / "index.html"
    assert description_of(page) == "Short & “plain” text."
    assert '<link rel="stylesheet" type="text/css" href="../../../_static/styles/ordinary-' in page.read_text(
        encoding="utf-8"
    )
    # Where web servers look for it.
    assert (tmp_path / "out" / "404.html").is_file()


def test_other_themes_are_left_alone_with_one_notice(small_site: Path, tmp_path: Path) -> None:
    said = build(small_site, tmp_path / "out", "-D", "html_theme=alabaster")
    assert said.count("lean_book_theme steps aside: the theme is alabaster") == 1
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "lean_book_theme" not in page
    assert 'name="description"' not in page


def test_unknown_releases_of_the_theme_are_left_alone(small_site: Path, tmp_path: Path) -> None:
    with (small_site / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('html_theme = "sphinx_book_theme"\n')
        conf.write("import lean_book_theme.parent\n")
        conf.write('lean_book_theme.parent.KNOWN_RELEASES["sphinx-book-theme"] = "0.9"\n')
    said = build(small_site, tmp_path / "out")
    assert said.count("lean_book_theme steps aside: it knows sphinx-book-theme 0.9") == 1
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "lean_book_theme" not in page


@pytest.mark.parametrize("builder", ["text", "epub", "latex"])
def test_other_builders_are_left_alone(small_site: Path, tmp_path: Path, builder: str) -> None:
    with (small_site / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('html_theme = "sphinx_book_theme"\ncopyright = version = "1"\n')
    build(small_site, tmp_path / "out", "-b", builder)
    assert "lean_book_theme" not in {file.stem for file in (tmp_path / "out").rglob("*") if file.is_file()}


def test_a_missing_page_of_the_authors_own_stays(small_site: Path, tmp_path: Path) -> None:
    with (small_site / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('html_theme = "sphinx_book_theme"\n')
    (small_site / "404.rst").write_text(":orphan:\n\nGone\n====\n\nTry elsewhere.\n", encoding="utf-8")
    build(small_site, tmp_path / "out")
    page = (tmp_path / "out" / "404.html").read_text(encoding="utf-8")
    assert "Try elsewhere." in page
    assert '<base href="/404.html" />' in page


@pytest.mark.parametrize("added", ["added", "added/404.html"])
def test_a_missing_page_among_added_files_stays(small_site: Path, tmp_path: Path, added: str) -> None:
    with (small_site / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f'html_theme = "sphinx_book_theme"\nhtml_extra_path = ["{added}"]\n')
    (small_site / "added").mkdir()
    (small_site / "added" / "404.html").write_text("My own words.", encoding="utf-8")
    build(small_site, tmp_path / "out")
    assert (tmp_path / "out" / "404.html").read_text(encoding="utf-8") == "My own words."


def test_a_new_page_and_a_new_title_reach_the_menus_of_all_pages(small_site: Path, tmp_path: Path) -> None:
    (small_site / "conf.py").write_text(
        'extensions = ["lean_book_theme"]\nhtml_theme = "sphinx_book_theme"\n', encoding="utf-8"
    )

    def write(**titles: str) -> None:
        pages = "\n   ".join(titles)
        index = f"A title\n=======\n\n.. toctree::\n\n   {pages}\n"
        (small_site / "index.rst").write_text(index, encoding="utf-8")
        for page, title in titles.items():
            (small_site / f"{page}.rst").write_text(f"{title}\n{'=' * len(title)}\n", encoding="utf-8")

    output = tmp_path / "html"
    write(one="First", two="Second")
    build(small_site, output)
    write(one="First", two="Renamed", three="Third")
    build(small_site, output)
    for page in ("one", "two", "three"):
        menu = BeautifulSoup((output / f"{page}.html").read_text(encoding="utf-8"), "html.parser")
        entries = [link.get_text() for link in menu.select("nav.bd-links a.reference")]
        assert entries == ["First", "Renamed", "Third"], page
    before = (output / "one.html").stat().st_mtime_ns
    build(small_site, output)
    assert (output / "one.html").stat().st_mtime_ns == before


def test_a_changed_template_reaches_the_pages(small_site: Path, tmp_path: Path) -> None:
    with (small_site / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('html_theme = "sphinx_book_theme"\ntemplates_path = ["templates"]\n')
    (small_site / "templates").mkdir()
    for words in ("Words of the first build", "Words of the second build"):
        (small_site / "templates" / "extra-footer.html").write_text(words, encoding="utf-8")
        build(small_site, tmp_path / "html")
        assert words in (tmp_path / "html" / "index.html").read_text(encoding="utf-8")


def test_the_hidden_top_bar_has_a_search_only_if_the_site_wants_it(small_site: Path, tmp_path: Path) -> None:
    for wanted in ([], ["-D", "html_theme_options.navbar_persistent=search-button"]):
        build(small_site, tmp_path / "html", "-D", "html_theme=sphinx_book_theme", *wanted)
        page = BeautifulSoup((tmp_path / "html" / "index.html").read_text(encoding="utf-8"), "html.parser")
        assert bool(page.select(".bd-header__inner .search-button")) is bool(wanted)


def test_a_build_looks_seldom_for_garbage_and_leaves_that_as_it_was(small_site: Path, tmp_path: Path) -> None:
    with (small_site / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            "import gc\n"
            "usual = gc.get_threshold()\n"
            "def setup(app):\n"
            "    app.connect('doctree-read', lambda *_: print(gc.get_threshold() > usual))\n"
        )
    script = (
        "import gc, sys\n"
        "from sphinx.cmd.build import main\n"
        "before = gc.get_threshold()\n"
        "assert main(sys.argv[1:]) == 0\n"
        "assert gc.get_threshold() == before\n"
    )
    command = [sys.executable, "-c", script, "-q", "-D", "html_theme=sphinx_book_theme"]
    said = subprocess.run(
        [*command, small_site, tmp_path / "html"],
        env={"PYTHONPATH": str(EXTENSIONS)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert said.stdout.split() == ["True"]
