"""Files of topics and deadlines in a built site: where they are, what leads to them, and what waits."""

import json
import shutil
from pathlib import Path
from unittest import mock
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from pybtex import plugin
from tests.syllabus.site.conftest import Course, bring_back, keep, the_one

from sphinx_syllabus.glue.material_files import digest_of
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.outputs.catalogue import MEANINGS
from sphinx_syllabus.read_course import read_course

SOLUTIONS = "solutions-of-the-essay"

BOOK = """\
@book{carmo1976,
  author = {do Carmo, Manfredo}, title = {Curves}, publisher = {Prentice}, address = {Hoboken}, year = {1976},
}
"""
WITH_BIBTEX = (
    '"sphinx_syllabus"]',
    '"sphinx_syllabus", "sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["books.bib"]',
)

WORDS = {
    "en": {
        "slides": "Slides (TXT, 0.1 kB)",
        "notebook": "Notebook (IPYNB, 0.1 kB)",
        "colab": "open in Colab: Notebook",
        "size": "7 kB",
        "reading": "Readings: do\N{NO-BREAK SPACE}Carmo",
    },
    "fa": {
        "slides": "اسلایدها (\u2068TXT\u2069، ۰٫۱ کیلوبایت)",
        "notebook": "نوت‌بوک (\u2068IPYNB\u2069، ۰٫۱ کیلوبایت)",
        "colab": "باز کردن در \u2068Colab\u2069: نوت‌بوک",
        "size": "۷ کیلوبایت",
        "reading": "خواندنی‌ها: do\N{NO-BREAK SPACE}Carmo",
    },
}
"""What the pages say of materials; in Persian, names in Latin letters are isolated."""


def offer_materials(course: Course) -> None:
    """Let the sample course offer a notebook, and from 20 November on the solutions of an essay."""
    (course.source / "essays").mkdir()
    (course.source / "essays" / "essay.ipynb").write_text("{}", "utf-8")
    (course.source / "essays" / f"{SOLUTIONS}.txt").write_text("Every curve is a circle.\n", "utf-8")
    course.edit(
        "syllabus/deadlines.yaml",
        "    note: one page\n",
        "    note: one page\n"
        "    notebook: essays/essay.ipynb\n"
        f"    solutions: {{file: essays/{SOLUTIONS}.txt, out: 2023-11-20 09:00, title: All that is right}}\n",
    )
    data = course.source / "syllabus" / "course.yaml"
    notebooks = "\nnotebooks: {colab: 'https://colab.example/course/{file}'}\n"
    data.write_text(data.read_text("utf-8") + notebooks, "utf-8")
    (course.source / "materials.md").write_text("# Materials\n\n```{materials}\n```\n", "utf-8")
    course.edit("index.md", "link\n", "link\nmaterials\n")


@pytest.fixture
def with_materials(in_edition: Course) -> Course:
    """Return that course, not yet built."""
    offer_materials(in_edition)
    return in_edition


@pytest.fixture(scope="module")
def kept_with_materials(tmp_path_factory: pytest.TempPathFactory, language: str) -> tuple[Course, Path]:
    """Build that course once, and keep it."""
    return keep(tmp_path_factory.mktemp("kept"), language, change=offer_materials)


@pytest.fixture
def built_with_materials(kept_with_materials: tuple[Course, Path]) -> Course:
    """Bring back that course as it was built."""
    return bring_back(*kept_with_materials)


def links_of(course: Course, page: str) -> dict[str, str]:
    return {str(link["href"]): link.get_text() for link in course.body(page).select("td a, p a")}


def traces(folder: Path, *words: str) -> list[str]:
    """List the files of a folder that hold one of the words, or have it in their name."""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(word.encode() in path.read_bytes() or word in str(path) for word in words)
    ]


def test_files_stand_at_their_own_paths_and_links_tell_type_and_size(built_with_materials: Course) -> None:
    course, words = built_with_materials, WORDS[built_with_materials.language]
    links = links_of(course, "materials")
    assert links["slides/frenet.txt"] == words["slides"]
    assert links["essays/essay.ipynb"] == words["notebook"]
    assert links["https://colab.example/course/essays/essay.ipynb"] == words["colab"]
    for file in ("slides/frenet.txt", "essays/essay.ipynb"):
        assert (course.output() / file).read_bytes() == (course.source / file).read_bytes()
    body = course.body("materials")
    saved = {str(link["href"]) for link in body.select("a[download]")}
    assert saved == {"essays/essay.ipynb", "materials.zip"}
    # The deadline and the topic have them too, wherever they are shown.
    assert "essays/essay.ipynb" in links_of(course, "box")
    assert "slides/frenet.txt" in links_of(course, "plan")


@pytest.mark.parametrize("records", ["kept", "lost"])
def test_what_waits_is_nowhere_until_then_and_goes_again(
    with_materials: Course, records: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, words = with_materials.output(), (SOLUTIONS, "All that is right", "is a circle")
    monkeypatch.setenv("NOW", "2023-11-20 08:59")
    with_materials.build()
    assert traces(output, *words) == []
    monkeypatch.setenv("NOW", "2023-11-20 09:00")
    with_materials.build()
    found = traces(output, *words)
    assert {f"essays/{SOLUTIONS}.txt", "materials.html", "course.json", "materials.zip"} <= {*found}
    assert f"essays/{SOLUTIONS}.txt" in links_of(with_materials, "materials")
    monkeypatch.setenv("NOW", "2023-11-20 08:59")
    if records == "lost":
        for record in with_materials.source.with_name("doctrees-html").glob("syllabus-outputs-*.json"):
            record.unlink()
    with_materials.build()
    assert traces(output, *words) == []


def test_what_is_handed_out_later_after_all_goes_whatever_it_was(
    with_materials: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The solutions are edited after they were published, and what was read of the site is lost."""
    monkeypatch.setenv("NOW", "2023-11-20 09:00")
    with_materials.build()
    (with_materials.source / "essays" / f"{SOLUTIONS}.txt").write_text("No curve is.\n", "utf-8")
    monkeypatch.setenv("NOW", "2023-11-20 08:59")
    with_materials.build(doctrees="others")
    assert not (with_materials.output() / "essays" / f"{SOLUTIONS}.txt").exists()


def test_nothing_of_the_authors_is_deleted(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """The output has a link to a folder of the site, and a record names a file of the site."""
    offer_materials(course)
    monkeypatch.setenv("NOW", "2023-11-20 08:59")
    essays, output = course.source / "essays", course.output()
    course.build()
    shutil.rmtree(output / "essays")
    (output / "essays").symlink_to(essays)
    [record] = course.source.with_name("doctrees-html").glob("syllabus-outputs-*.json")
    written = json.loads(record.read_bytes())
    index = course.source / "index.md"
    written[str(index)] = written["../source/index.md"] = digest_of(index)
    record.write_text(json.dumps(written), "utf-8")
    course.build()
    assert (essays / f"{SOLUTIONS}.txt").is_file()
    assert index.is_file()


@pytest.mark.parametrize("content", ["[]", "null", "{", '"files"'])
def test_a_record_that_is_none_stops_no_build(built_course: Course, content: str) -> None:
    records = [*built_course.source.with_name("doctrees-html").glob("syllabus-*.json")]
    for record in records:
        record.write_text(content, "utf-8")
    built_course.build()
    assert len(records) == 6


def test_no_material_takes_the_place_of_what_a_site_writes(built: Course, course: Course) -> None:
    own = {path.name for path in built.output().iterdir() if path.is_file() and path.suffix != ".html"}
    own |= {name.format(section="a") for name in MEANINGS}
    own |= {"search.html", "genindex.html", "search/index.html"}
    for name in own:
        (course.source / name).parent.mkdir(exist_ok=True)
        (course.source / name).touch()
    files = f"    note: one page\n    files: {json.dumps([*own])}\n"
    course.edit("syllabus/deadlines.yaml", "    note: one page\n", files)
    (course.source / "syllabus" / "sections.yaml").write_text("sections: [{id: a}]\n", "utf-8")
    refused = [it.message for it in read_course(course.source).problems if it.severity is Severity.ERROR]
    assert len(own) > 12
    assert sorted(refused) == sorted(
        f"the site has a '{name}' of its own: give this file another name" for name in own
    )


def test_the_archive_holds_all_files_and_is_the_same_whenever_it_is_made(
    built_with_materials: Course,
) -> None:
    course = built_with_materials
    archive = course.output() / "materials.zip"
    before = archive.read_bytes()
    with ZipFile(archive) as packed:
        assert packed.testzip() is None
        names = ["essays/essay.ipynb", f"essays/{SOLUTIONS}.txt", "slides/frenet.txt"]
        assert packed.namelist() == names
        for name in names:
            assert packed.read(name) == (course.source / name).read_bytes()
    archive.unlink()
    (course.source / "slides" / "frenet.txt").touch()
    course.build()
    assert archive.read_bytes() == before


def test_without_files_there_is_no_archive_and_no_folder_is_left(built_edition: Course) -> None:
    course = built_edition
    assert (course.output() / "materials.zip").is_file()
    course.edit("syllabus/schedule.yaml", "        slides: slides/frenet.txt\n", "")
    course.build()
    assert not (course.output() / "materials.zip").exists()
    assert not (course.output() / "slides").exists()


def test_a_new_size_rewrites_the_pages_that_tell_it_and_no_others(built_edition: Course) -> None:
    course, size = built_edition, WORDS[built_edition.language]["size"]
    before = course.written()
    (course.source / "slides" / "frenet.txt").write_text("longer " * 1000, "utf-8")
    course.build()
    assert (course.output() / "slides" / "frenet.txt").stat().st_size == 7000
    rewritten = {page for page, at in course.written().items() if at != before[page]}
    rewritten -= {"index"}  # has the pages in its toctree
    assert rewritten == {page for page, text in course.pages().items() if size in text} != set()


def test_a_reading_is_cited_where_bibtex_is_read_and_refused_elsewhere(in_edition: Course) -> None:
    course = in_edition
    (course.source / "books.bib").write_text(BOOK, "utf-8")
    course.edit(
        "syllabus/schedule.yaml",
        "        page: plain\n",
        "        page: plain\n        readings: [cite: carmo1976]\n",
    )
    refused = course.try_to_build()
    assert refused.status == 2
    assert "schedule.yaml:8:19: ERROR: 'cite: carmo1976' needs the extension" in refused.said.replace(
        "\x1b", ""
    )
    course.edit("conf.py", *WITH_BIBTEX)
    (course.source / "books.md").write_text("# Books\n\n```{bibliography}\n```\n", "utf-8")
    course.edit("index.md", "link\n", "link\nbooks\n")
    course.build()
    link = the_one(course.body("module"), ".readings a")
    assert str(link["href"]).startswith("books.html#")
    assert WORDS[course.language]["reading"] in course.body("module").get_text()
    written = json.loads((course.output() / "course.json").read_text("utf-8"))
    assert written["schedule"][0]["topics"][0]["readings"] == [{"cite": "carmo1976"}]


def test_packages_are_not_asked_for_the_style_of_each_citation(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    (course.source / "books.bib").write_text(BOOK, "utf-8")
    course.edit("conf.py", *WITH_BIBTEX)
    with (course.source / "plain.md").open("a", encoding="utf-8") as page:
        page.write("\n" + "Read {footcite:p}`carmo1976`.\n\n" * 20 + "```{footbibliography}\n```\n")
    asked = mock.Mock(wraps=plugin.entry_points)
    monkeypatch.setattr(plugin, "entry_points", asked)
    monkeypatch.setattr(plugin, "_RUNTIME_PLUGINS", {})  # nothing is known from an earlier build
    course.build()
    assert "Curves" in course.body("plain").get_text()
    assert asked.call_count < 20


@pytest.mark.parametrize("builder", ["text", "latex", "dirhtml", "singlehtml", "epub"])
def test_every_builder_shows_materials(with_materials: Course, builder: str) -> None:
    with_materials.build(builder)
    output = with_materials.output(builder)
    if builder in ("dirhtml", "singlehtml"):
        page = output / ("materials/index.html" if builder == "dirhtml" else "index.html")
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        href = str(soup.select("a[href$='essay.ipynb'][download]")[0]["href"])
        assert (page.parent / href).is_file()
        return
    file = {"text": "materials.txt", "epub": "materials.xhtml"}.get(builder) or next(
        output.glob("*.tex")
    ).name
    said = " ".join((output / file).read_text("utf-8").replace("|", " ").split())
    assert WORDS[with_materials.language]["notebook"] in said
    assert builder == "text" or "https://geometry.example/course/essays/essay.ipynb" in said
