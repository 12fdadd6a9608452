"""The search, the index and `404.html` of a site that is built again."""

import subprocess
from pathlib import Path

import pytest
from tests.sphinx_process import sphinx_build

PAGES = ("genindex.html", "search.html", "404.html")
INDEXED = ".. index:: entropy\n\n"
INTERRUPTED = """
def setup(app):
    app.connect("html-collect-pages", interrupt, priority=0)

def interrupt(app):
    raise KeyboardInterrupt
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    configuration = 'extensions = ["lean_book_theme"]\nhtml_theme = "sphinx_book_theme"\n'
    (source / "conf.py").write_text(configuration, encoding="utf-8")
    (source / "index.rst").write_text("Home\n====\n\n.. toctree::\n\n   other\n   third\n", encoding="utf-8")
    (source / "other.rst").write_text("Other\n=====\n\nWords.\n", encoding="utf-8")
    (source / "third.rst").write_text("Third\n=====\n\nWords.\n", encoding="utf-8")
    return source


def run(source: Path) -> subprocess.CompletedProcess[str]:
    return sphinx_build("-W", "-q", source, source.with_name("html"))


def build(source: Path) -> Path:
    done = run(source)
    assert done.returncode == 0, done.stderr
    return source.with_name("html")


def moments(html: Path) -> dict[str, int]:
    return {page: (html / page).stat().st_mtime_ns for page in PAGES}


def edit(page: Path, text: str) -> None:
    page.write_text(page.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_they_stay_while_nothing_on_them_changes(source: Path) -> None:
    first = moments(build(source))
    assert moments(build(source)) == first
    edit(source / "other.rst", "\nMore words.\n")
    assert moments(build(source)) == first


def test_what_is_lost_or_altered_comes_again(source: Path) -> None:
    html = build(source)
    [styles] = html.glob("_static/styles/ordinary-*.css")
    before = {file: file.read_bytes() for file in (html / "genindex.html", html / "404.html", styles)}
    (html / "genindex.html").unlink()
    build(source)
    (html / "404.html").write_text("altered", encoding="utf-8")
    build(source)
    styles.unlink()
    build(source)
    assert {file: file.read_bytes() for file in before} == before


def test_an_edited_page_reaches_the_index_and_the_menus(source: Path) -> None:
    html = build(source)
    edit(source / "other.rst", f"\n{INDEXED}")
    build(source)
    assert "entropy" in (html / "genindex.html").read_text(encoding="utf-8")
    renamed = (source / "other.rst").read_text(encoding="utf-8").replace("Other\n", "Renamed\n", 1)
    (source / "other.rst").write_text(renamed.replace("=====", "======="), encoding="utf-8")
    build(source)
    for page in PAGES:
        assert "Renamed" in (html / page).read_text(encoding="utf-8"), page


def test_a_build_that_was_interrupted_is_made_up_for(source: Path) -> None:
    html = build(source)
    configuration = (source / "conf.py").read_text(encoding="utf-8")
    edit(source / "other.rst", f"\n{INDEXED}")
    edit(source / "conf.py", INTERRUPTED)
    assert run(source).returncode != 0
    (source / "conf.py").write_text(configuration, encoding="utf-8")
    (html / "404.html").unlink()
    build(source)
    assert "entropy" in (html / "genindex.html").read_text(encoding="utf-8")
    assert (html / "404.html").is_file()


def test_a_page_with_the_day_of_the_build_has_that_of_the_last(source: Path) -> None:
    edit(source / "conf.py", 'html_last_updated_fmt = "%Y"\n')
    first = moments(build(source))
    assert not first.items() & moments(build(source)).items()
