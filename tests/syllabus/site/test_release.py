"""What is to be seen later: before its release there is no trace of it, and after it everything.

In the course ``later`` all that is released on 1 November 2023 is named after some marsupial, and nothing
else is.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from tests.syllabus.site.conftest import Course, the_one, translate

from sphinx_syllabus.__main__ import main
from sphinx_syllabus.load.bounds import MAXIMUM_BYTES
from sphinx_syllabus.load.page_release import read_page_release
from sphinx_syllabus.load.yaml_source import UnreadableError
from sphinx_syllabus.read_file import read_beginning

if TYPE_CHECKING:
    from collections.abc import Iterator

# MyST-Parser's own, wherever Markdown links to a page.
pytestmark = pytest.mark.filterwarnings("ignore:'myst_parser.sphinx_ext.myst_refs")

LATER = Path(__file__).parent / "later"

BEFORE, AFTER = "2023-10-31T23:59", "2023-11-01"

MARSUPIALS = re.compile(
    rb"antechinus|bandicoot|bilb|burrow|dibbler|dunnart|kowari|kultarr|marsupial|mulgara|ningaui|numbat"
    rb"|pademelon|phascogale|planigale|potoroo|quokka|quoll|wallaroo|wombat|woylie",
    re.IGNORECASE,
)


@pytest.fixture
def later(tmp_path: Path) -> Course:
    """Copy the course of which a part is to be seen later."""
    return Course(Path(shutil.copytree(LATER, tmp_path / "source")))


@pytest.fixture
def later_edition(later: Course, language: str) -> Course:
    """Copy the same, to be built in the language of each edition in turn."""
    return replace(later, language=language)


def build_at(course: Course, moment: str, builder: str = "html", *options: str) -> None:
    """Build, each warning an error, as of a moment."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NOW", moment)
        course.build(builder, *options)


def all_files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def contents(name: str, content: bytes) -> Iterator[bytes]:
    """Return the bytes of a file, and what is packed in them."""
    yield content
    if name.endswith(".inv"):
        yield zlib.decompress(content.split(b"\n", 4)[4])
    elif name.endswith((".zip", ".epub")):
        archive = zipfile.ZipFile(io.BytesIO(content))
        yield from (part for file in archive.namelist() for part in (file.encode(), archive.read(file)))
    elif name.endswith(".pdf"):
        yield from (page.extract_text().encode() for page in PdfReader(io.BytesIO(content)).pages)


def traces(folder: Path) -> list[tuple[str, list[bytes]]]:
    """List the files and folders in which there is a marsupial, and all of these."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    found = [(name, MARSUPIALS.findall(name.encode())) for name in names]
    for name, content in all_files(folder).items():
        found.extend((name, MARSUPIALS.findall(part)) for part in contents(name, content))
    return [(name, words) for name, words in found if words]


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_before_its_release_there_is_no_trace_of_it(later_edition: Course, builder: str) -> None:
    later = later_edition
    build_at(later, BEFORE, builder)
    assert traces(later.output(builder)) == []
    build_at(later, AFTER, builder)
    assert traces(later.output(builder)) != []
    build_at(later, BEFORE, builder)
    assert traces(later.output(builder)) == []


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_a_build_of_an_earlier_moment_takes_back_what_a_later_one_has_shown(
    later_edition: Course, builder: str
) -> None:
    later = later_edition
    build_at(later, BEFORE, builder)
    assert traces(later.output(builder)) == []
    before = all_files(later.output(builder))
    build_at(later, AFTER, builder)
    assert traces(later.output(builder)) != []
    after = all_files(later.output(builder))
    build_at(later, BEFORE, builder)
    assert all_files(later.output(builder)) == before
    build_at(later, AFTER, builder)
    assert all_files(later.output(builder)) == after


@pytest.mark.parametrize("moment", ["2023-09-01", "2023-10-24", "2023-11-08T23:59", "2024-02-01"])
def test_a_course_that_uses_every_key_is_built_without_a_warning_on_any_day(
    tmp_path: Path, language: str, moment: str
) -> None:
    source = shutil.copytree(LATER.parents[1] / "full_course", tmp_path / "source")
    full = Course(Path(source), language)
    assert full.build_apart("-W", "--keep-going", NOW=moment).said == ""
    survey = [
        name for name, content in all_files(full.output()).items() if b"Survey of the course" in content
    ]
    assert bool(survey) == (moment > "2023-10-25")
    assert (full.output() / "later.html").exists() == (moment > "2023-11-09")


@pytest.mark.parametrize(
    ("event", "page"),
    [
        ("write-started", None),
        ("html-page-context", "plan"),
    ],
)
def test_a_build_that_was_killed_while_taking_it_back_is_finished_by_the_next(
    later: Course, event: str, page: str | None
) -> None:
    build_at(later, BEFORE)
    before = all_files(later.output())
    build_at(later, AFTER)
    later.kill_a_build(event, page, NOW=BEFORE)
    build_at(later, BEFORE)
    assert all_files(later.output()) == before


def test_a_builder_that_shares_the_doctrees_takes_nothing_back_for_another(
    later: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for moment, builder in ((AFTER, "html"), (BEFORE, "text"), (BEFORE, "html")):
        monkeypatch.setenv("NOW", moment)
        later.build(builder, doctrees="shared")
    assert traces(later.output()) == []
    assert traces(later.output("text")) == []
    monkeypatch.setenv("NOW", AFTER)
    later.build("text", doctrees="shared")
    monkeypatch.setenv("NOW", BEFORE)
    later.build("html", doctrees="shared")
    assert traces(later.output()) == []
    assert later.try_to_build("text", doctrees="shared", only="links.md").status == 0
    later.build("text", doctrees="shared")
    assert traces(later.output("text")) == []


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_outputs_that_share_the_doctrees_each_take_back_what_they_have_shown(
    later: Course, monkeypatch: pytest.MonkeyPatch, builder: str
) -> None:
    outputs = [replace(later, folder=folder) for folder in ("one", "another")]
    for moment in (AFTER, BEFORE, AFTER, BEFORE):
        monkeypatch.setenv("NOW", moment)
        for output in outputs:
            output.build(builder, doctrees="shared")
        assert [traces(output.output()) == [] for output in outputs] == [moment == BEFORE] * 2
    one, another = (all_files(output.output()) for output in outputs)
    assert one.keys() == another.keys()


def test_processes_at_once_withhold_the_same(later_edition: Course) -> None:
    later = later_edition
    assert later.build_apart("-W", NOW=BEFORE).said == ""
    alone = all_files(later.output())
    assert later.build_apart("-E", "-a", "-W", "-j", "2", NOW=BEFORE).said == ""
    assert all_files(later.output()) == alone


HANDED_OUT = {
    "en": "handed out Thursday 2 November 2023",
    "fa": "تاریخ انتشار: پنجشنبه ۲ نوامبر ۲۰۲۳",
}


def test_from_its_release_on_it_is_in_all_views(later_edition: Course) -> None:
    later = later_edition
    build_at(later, AFTER)
    folder = later.output()
    files = {name: content.decode("utf-8", "replace") for name, content in all_files(folder).items()}
    for page in ("quokka", "folder/bilby", "folder/mulgara", "announcements/antechinus"):
        assert f"{page}.html" in files
    assert "_sources/quokka.md.txt" in files
    for page in ("plan", "links"):
        assert "Essay on potoroos" in files[f"{page}.html"]
    assert 'href="quokka.html">The first chapter</a>' in files["index.html"]
    assert 'href="quokka.html#topic-bandicoots"' in files["plan.html"]
    assert 'href="quokka.html#place-of-numbats"' in files["links.html"]
    assert 'href="quokka.html#term-Pouch"' in files["links.html"]
    assert len(later.body("links").select("a[download][href$='wallaroo.txt']")) == 4
    assert the_one(later.body("owls/index"), "a[href$='woylie.txt']").get_text() == "to read"
    for name in ("plan.html", "course.json", "calendar.ics"):
        assert "Planigales" in files[name]
        assert "Essay on potoroos" in files[name]
    assert "antechinus" in files["announcements.xml"]
    assert "Essay on potoroos" in files["deadlines.txt"]
    assert "dibbler" in files["searchindex.js"]
    assert "Phascogales" in "".join(page.extract_text() for page in PdfReader(folder / "handout.pdf").pages)
    [essay] = [entry for entry in json.loads(files["course.json"])["deadlines"] if entry["id"] == "potoroo"]
    assert (essay["out"]["first"], essay["at"]) == ("2023-11-02", "2023-11-16T23:59:00+03:30")
    assert HANDED_OUT[later.language] in later.body("plan").get_text()


TO_BE_ANNOUNCED = {"en": "to be announced", "fa": "اعلام خواهد شد"}
NOTHING_YET = {"en": "Nothing has been announced yet.", "fa": "هنوز چیزی اعلام نشده است."}


def test_what_refers_to_it_stays_as_words_that_tell_nothing(later_edition: Course) -> None:
    later, tba = later_edition, TO_BE_ANNOUNCED[later_edition.language]
    build_at(later, BEFORE)
    text = later.body("links").get_text()
    assert "Read the words, a place, a label, a page" in text
    assert f"The essay in the second half, {tba}, is due on {tba}." in text
    assert text.count(NOTHING_YET[later.language]) == 3
    assert f"The slides of the owls, {tba}, the same\nand {tba};" in text
    assert "of what is in a pouch." in text
    assert the_one(later.body("owls/index"), "a.download").get_text() == "some feathers"
    assert not later.body("links").select("a[href*='quokka'], .problematic")
    assert "Links" in later.body("index").get_text()


def test_a_term_that_no_page_defines_is_missing_whatever_is_withheld(
    later: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    later.edit("links.md", "{term}`pouch`", "{term}`purse`")
    monkeypatch.setenv("NOW", BEFORE)
    assert "term not in glossary: 'purse'" in later.try_to_build().said


def test_a_file_that_waits_is_no_picture_either(later_edition: Course) -> None:
    later = later_edition
    (later.source / "owls" / "woylie.txt").rename(later.source / "owls" / "woylie.svg")
    for file in later.source.rglob("*.[my][da]*"):
        file.write_text(file.read_text("utf-8").replace("woylie.txt", "woylie.svg"), "utf-8")
    with (later.source / "owls" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n![a face](woylie.svg)\n\n```{figure} woylie.svg\nIts shape.\n```\n")
    build_at(later, BEFORE)
    assert traces(later.output()) == []
    text = later.body("owls/index").get_text()
    assert "a face" in text
    assert TO_BE_ANNOUNCED[later.language] in text
    build_at(later, AFTER)
    assert len(later.body("owls/index").select("img[src$='woylie.svg']")) == 2


@pytest.mark.parametrize("words", ["![]({})", "[an owl]({})", "{{download}}`an owl <{}>`"])
def test_no_translation_brings_a_file_that_waits(later: Course, words: str) -> None:
    persian = replace(later, language="fa")
    with (later.source / "owls" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\nAll owls.\n")
    translate(later.source, {"All owls.": f"جغد {words.format('woylie.txt')}"}, "owls")
    build_at(persian, BEFORE, "html", "-Dlocale_dirs=locale")
    assert "جغد" in persian.body("owls/index").get_text()
    assert traces(persian.output()) == []
    build_at(persian, AFTER, "html", "-Dlocale_dirs=locale")
    assert list(persian.output().glob("*/**/woylie.txt"))


@pytest.mark.parametrize(
    ("waiting", "named", "language"),
    [
        ("woylie.svg", "woylie.*", "en"),
        ("feather.fa.svg", "feather.svg", "fa"),
        ("feather.svg", "feather.*", "fa"),
    ],
)
def test_no_picture_waits_under_another_name(later: Course, waiting: str, named: str, language: str) -> None:
    edition = replace(later, language=language)
    owls = later.source / "owls"
    (owls / "woylie.txt").rename(owls / waiting)
    if not (owls / "feather.svg").exists():
        (owls / "feather.svg").write_text("<svg/>", "utf-8")
    for file in later.source.rglob("*.[my][da]*"):
        file.write_text(file.read_text("utf-8").replace("woylie.txt", waiting), "utf-8")
    with (owls / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n![its face]({named})\n")
    build_at(edition, BEFORE)
    assert "its face" in edition.body("owls/index").get_text()
    assert not edition.body("owls/index").select("img")
    assert not list(edition.output().rglob(waiting))
    build_at(edition, AFTER)
    assert len(edition.body("owls/index").select(f"img[src$='{waiting}']")) == 1


@pytest.mark.parametrize("setting", ["html_static_path", "html_extra_path"])
def test_no_folder_that_is_copied_whole_has_what_waits(later: Course, setting: str) -> None:
    build = later.build_apart(f"-D{setting}=slides", NOW=BEFORE)
    assert build.status == 2
    assert build.said == (
        "ERROR: 'slides/wallaroo.txt' is to be seen later: its folder is published whole, move it out\n"
    )
    assert traces(later.output()) == []
    assert later.build_apart(f"-D{setting}=slides", NOW=AFTER).status == 0


def test_a_picture_that_an_extension_brings_waits_too(later: Course) -> None:
    with (later.source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("def setup(app):\n    app.connect('env-updated', add)\n")
        conf.write("def add(app, env):\n    env.images.add_file('links', 'owls/woylie.txt')\n")
    build = later.build_apart(NOW=BEFORE)
    assert build.status == 2
    assert build.said == (
        "ERROR: links.md: 'owls/woylie.txt' is to be seen later: give the page the same 'release'\n"
    )


@pytest.mark.parametrize(
    ("taken_in", "file"),
    [("{include} ../quokka.md", "quokka.md"), ("{literalinclude} woylie.txt", "owls/woylie.txt")],
)
def test_who_takes_in_the_text_of_what_waits_is_warned(later: Course, taken_in: str, file: str) -> None:
    with (later.source / "owls" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n```{taken_in}\n```\n")
    warning = f"takes in '{file}', which is to be seen later"
    assert warning in later.build_apart(NOW=BEFORE).said
    assert warning not in later.build_apart(NOW=AFTER).said


def test_text_is_taken_in_from_what_waits_by_a_link_too(later: Course) -> None:
    owls = later.source / "owls"
    (owls / "woylie.txt").rename(owls / "notes.txt")
    (owls / "woylie.txt").symlink_to("notes.txt")
    (owls / "index.md").write_text("# Owls\n\n```{literalinclude} woylie.txt\n```\n", "utf-8")
    assert "takes in 'owls/notes.txt', which is to be seen later" in later.build_apart(NOW=BEFORE).said


def test_a_file_is_taken_back_when_the_data_lets_it_wait(later_edition: Course) -> None:
    later = later_edition
    notes = "        notes: {file: owls/woylie.txt, release: 2023-11-01}\n"
    later.edit("syllabus/schedule.yaml", notes, "")
    build_at(later, BEFORE)
    assert {name.rpartition("/")[2] for name, _ in traces(later.output())} >= {"woylie.txt"}
    later.edit("syllabus/schedule.yaml", "2023-11-01}\n", f"2023-11-01}}\n{notes}")
    build_at(later, BEFORE)
    assert traces(later.output()) == []


@pytest.mark.parametrize("release", ["2023-11-01", "TBA"])
def test_the_announcement_of_a_move_waits_as_what_is_moved_and_tells_of_nothing_later(
    later_edition: Course, release: str, capsys: pytest.CaptureFixture[str]
) -> None:
    later = later_edition
    later.edit(
        "syllabus/deadlines.yaml",
        "  - id: question\n",
        "  - {id: kowari, title: Kowaris, due: 3 weeks after proposal, release: 2023-11-01}\n"
        "  - id: question\n",
    )
    later.edit("syllabus/deadlines.yaml", "release: 1 day before out", f"release: {release}")
    for name, date in (("proposal", "2023-10-16"), ("potoroo", "2023-11-15")):
        assert main(["move", name, date, str(later.source), "--on", "2023-10-10"]) == 0
    assert "kowari: from" in capsys.readouterr().out
    build_at(later, BEFORE)
    assert "Proposal: moved from" in later.page("announcements/2023-10-10-proposal")
    assert traces(later.output()) == []
    build_at(later, AFTER)
    assert (later.output() / "announcements" / "2023-10-10-potoroo.html").exists() == (release != "TBA")


def test_an_entry_that_appears_rewrites_only_the_pages_that_show_it(in_edition: Course) -> None:
    course = in_edition
    released = "    note: one page\n    release: 2023-10-01"
    course.edit("syllabus/deadlines.yaml", "    note: one page", released)
    build_at(course, "2023-09-30")
    assert "Essay on a curve" not in course.page("projects")
    written = course.written()
    build_at(course, "2023-09-30T23:59")
    assert course.written() == written
    build_at(course, "2023-10-01")
    rewritten = {page for page, moment in course.written().items() if moment != written[page]}
    assert rewritten == {"all", "box", "due", "link", "next", "projects"}
    assert "Essay on a curve" in course.page("projects")


def test_without_a_moment_given_the_sources_have_one(later: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOW", "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1696118400")  # 1 October 2023
    later.build()
    assert traces(later.output()) == []
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    later.build()
    assert traces(later.output()) != []


@pytest.mark.parametrize("moment", ["tomorrow", "TBA", "weeks 1-2", "30 Esfand 1402"])
def test_a_moment_that_is_none_stops_the_build(
    later: Course, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    monkeypatch.setenv("NOW", moment)
    build = later.try_to_build()
    assert build.status == 2
    assert build.said.startswith(("ERROR: NOW: '", "ERROR: NOW: 30 Esfand 1402 is not a day"))
    assert len(build.said.splitlines()) == 1
    assert all_files(later.output()) == {}


def test_a_release_of_a_page_that_cannot_be_read_stops_the_build(later: Course) -> None:
    later.edit("quokka.md", "10 Aban 1402", "31 Aban 1402")
    later.edit("folder/bilby.rst", "2023-11-01 00:00", "soon")
    later.edit("plan.md", "# The plan", "---\nrelease: 2023-11-01\ntags: [a\n---\n# The plan")
    (later.source / "index.md").write_text("---\nrelease: 1 day after question\n---\n# Home\n", "utf-8")
    build = later.try_to_build()
    assert build.status == 2
    places = [line.partition(": ERROR: ")[0] for line in build.said.splitlines()]
    assert places[:-1] == ["folder/bilby.rst:3:11", "index.md:2:10", "plan.md:3:7", "quokka.md:2:10"]
    assert "31 Aban 1402 is not a day: Aban 1402 has 30 days" in build.said
    assert all_files(later.output()) == {}


@pytest.mark.parametrize("line_end", ["", "\n"])
@pytest.mark.parametrize("shift", ["", "a"])
def test_the_top_of_a_page_is_read_however_long_the_page_is(later: Course, shift: str, line_end: str) -> None:
    """A part of the page is read, which is not to end within a letter."""
    top = "---\nrelease: 10 Aban 1402\norphan: true\n---\n# Of wombats\n\n"
    for letter in "یگ🎓":
        text = top + shift + f"{letter * 100}{line_end}" * (MAXIMUM_BYTES // 200)
        (later.source / "dunnart.md").write_text(text, "utf-8")
        build_at(later, BEFORE)
        assert traces(later.output()) == []


def test_a_long_page_in_one_line_ends_in_a_whole_letter_where_it_is_cut(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    for shift in range(6):
        page.write_text("a" * shift + "🎓ی" * (MAXIMUM_BYTES // 5), "utf-8")
        beginning = read_beginning(tmp_path, page.name) or b""
        assert len(beginning) > MAXIMUM_BYTES - 5
        assert read_page_release(page.name, beginning, is_restructured=False) is None
    page.write_bytes(b"a\xff" * MAXIMUM_BYTES)
    beginning = read_beginning(tmp_path, page.name) or b""
    with pytest.raises(UnreadableError, match="not UTF-8"):
        read_page_release(page.name, beginning, is_restructured=False)


def test_a_misspelt_release_does_not_show_a_page_at_once(later: Course) -> None:
    later.edit("quokka.md", "release:", "Relase:")
    later.edit("folder/bilby.rst", ":release:", ":relased:")
    later.edit("plan.md", "# The plan", "---\nrelease-notes: none\n---\n# The plan")
    (later.source / "numbat.md").write_text("---\nout: 2023-11-01\n---\n# Numbats\n", "utf-8")
    build = later.try_to_build()
    assert build.status == 2
    assert [line.replace("ERROR: ", "") for line in build.said.splitlines()[:-1]] == [
        "folder/bilby.rst:3:2: unknown key 'relased' (did you mean 'release'?)",
        "numbat.md:2:1: unknown key 'out' (did you mean 'release'?)",
        "quokka.md:2:1: unknown key 'Relase' (did you mean 'release'?)",
    ]


def test_markdown_waits_whatever_the_site_calls_it(later: Course) -> None:
    with (later.source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write("source_suffix = {'.markdown': 'markdown', '.rst': None}\n")
    text = "---\norphan: true\nrelease: 2023-11-01\n---\n# Of marsupials\n"
    (later.source / "dunnart.markdown").write_text(text, "utf-8")
    build_at(later, BEFORE)
    assert traces(later.output()) == []
    build_at(later, AFTER)
    assert "Of marsupials" in later.page("dunnart")
    later.edit("dunnart.markdown", "release", "relase")
    assert "dunnart.markdown:3:1: ERROR: unknown key 'relase'" in later.try_to_build().said


def test_the_first_page_cannot_be_withheld(later: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOW", BEFORE)
    later.edit("index.md", "# A course in zoology", "---\nrelease: 2023-11-01\n---\n# A course in zoology")
    build = later.try_to_build()
    assert build.status == 2
    assert "index.md:2:10: ERROR: the first page cannot be withheld" in build.said
