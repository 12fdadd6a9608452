"""What is outside of a site's folder stays there, whichever key, page or link names it."""

import os
import re
import shutil
from pathlib import Path

import pytest
from tests.hostile_course import FULL_COURSE, replace_values
from tests.sphinx_process import sphinx_build
from tests.syllabus.site.conftest import translate

from sphinx_syllabus.glue.file_errors import FileError
from sphinx_syllabus.glue.material_files import copy_files
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.model.scalars import FilePath, Link
from sphinx_syllabus.read_course import read_course, site_files

SECRET = "the answers to the exam"
COURSE = """
course: {id: rocks, title: Rocks}
term:
  {name: Fall, starts: 2023-09-23, weeks: 16, week-starts: Saturday, timezone: UTC, calendars: [gregorian]}
"""
OUTSIDE = [
    "../outside/secret.txt",
    "{outside}/secret.txt",
    "folder/secret.txt",
    "link.txt",
    "slides/../link.txt",
]
"""Ways to write what is outside: by ``..``, absolute, in a folder that is a link, as a link."""
PAGES = {
    "include": "```{{include}} {file}\n```",
    "literalinclude": "```{{literalinclude}} {file}\n```",
    "raw": "```{{raw}} html\n:file: {file}\n```",
    "csv-table": "```{{csv-table}}\n:file: {file}\n```",
    "image": "![words]({file})",
    "figure": "```{{figure}} {file}\n```",
    "download": "{{download}}`{file}`",
}


def link_outside(site: Path) -> Path:
    """Write secrets beside a site, and links in it that lead to them; return their folder."""
    outside = site.with_name("outside")
    outside.mkdir()
    (outside / "secret.txt").write_text(SECRET)
    (site / "folder").symlink_to(outside)
    (site / "link.txt").symlink_to(outside / "secret.txt")
    return outside


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "syllabus").mkdir(parents=True)
    (site / "syllabus" / "course.yaml").write_text(COURSE)
    (site / "conf.py").write_text("extensions = ['myst_parser', 'sphinx_syllabus']\n")
    (site / "index.md").write_text("# Rocks\n")
    link_outside(site)
    return site


def errors(site: Path, folder: str = "syllabus") -> list[str]:
    found = read_course(site, folder=folder).problems
    return [f"{problem.place}: {problem.message}" for problem in found if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_key_of_the_data_names_a_file_outside(name: str, tmp_path: Path) -> None:
    site = Path(shutil.copytree(FULL_COURSE, tmp_path / "site"))
    outside = link_outside(site)
    replaced: list[str] = []

    def replace(former: str) -> str:
        if former.startswith("mailto:"):
            return former
        replaced.append(former)
        return name.format(outside=outside)

    replace_values(site, {Link, FilePath}, replace)
    assert len(replaced) > 20
    said = "there is no file" if ".." in name or "{" in name else f": '{name}' {OUTSIDE_OF_SITE}"
    assert len([it for it in errors(site) if said in it]) == len(replaced)


CAPITAL_ACCENT, SMALL_ACCENT = "\N{LATIN CAPITAL LETTER E WITH ACUTE}", "e\N{COMBINING ACUTE ACCENT}"


@pytest.mark.parametrize("name", ["slides/Ice.txt", "Slides/ice.txt", f"slides/{CAPITAL_ACCENT}s.txt"])
def test_capitals_are_those_of_the_file_on_every_disk(
    name: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "slides").mkdir()
    for file in ("ice.txt", f"{SMALL_ACCENT}s.txt"):
        (site / "slides" / file).write_text(SECRET)
    (site / "syllabus" / "deadlines.yaml").write_text(
        f"deadlines:\n  - {{id: ice, title: Ice, due: 2023-10-10, solutions: {{file: {name}}}}}\n"
    )
    meant = "slides/ice.txt" if "ce" in name else f"slides/{SMALL_ACCENT}s.txt"
    told = f"syllabus/deadlines.yaml:2:62: there is no file '{name}' (did you mean '{meant}'?)"
    assert errors(site) == [told]
    # A disk that finds files by any letters.
    monkeypatch.setattr("sphinx_syllabus.read_course.file_exists", lambda _site, _name: True)
    monkeypatch.setattr("sphinx_syllabus.read_course._size_of", lambda _site, _name: 1)
    assert errors(site) == [told]


@pytest.mark.parametrize("name", ["{site}/slides/ice.txt", "slides/ice.txt/", "slides/ice.txt/."])
def test_a_file_of_the_site_has_one_name(name: str, site: Path) -> None:
    (site / "slides").mkdir()
    (site / "slides" / "ice.txt").write_text(SECRET)
    solutions = f"{{file: {name.format(site=site)}, out: 2030-01-01}}"
    (site / "syllabus" / "deadlines.yaml").write_text(
        f"deadlines:\n  - {{id: ice, title: Ice, due: 2023-10-10, solutions: {solutions}}}\n"
    )
    [error] = errors(site)
    assert error.startswith("syllabus/deadlines.yaml:2:")
    assert ": write it like 'slides/first.pdf', from the site's folder" in error


def test_what_is_found_by_its_name_is_inside(site: Path) -> None:
    (site / "slides").mkdir()
    (site / "slides" / "ice.txt").write_text("")
    (site / "slides" / "rocks.txt").symlink_to(site.parent / "outside" / "secret.txt")
    (site / "notes").symlink_to(site.parent / "outside")
    assert site_files(site).in_folders == ("slides/ice.txt",)


def test_data_and_announcements_are_inside(site: Path) -> None:
    outside = site.parent / "outside"
    shutil.copy(site / "syllabus" / "course.yaml", outside / "course.yaml")
    (outside / "news.md").write_text(f"---\ndate: 2023-09-24\n---\n\n# {SECRET}\n")
    assert "course.yaml:1:1: is outside of the site's folder" in errors(site, "../outside")[0]
    assert "course.yaml:1:1: is outside of the site's folder" in errors(site, "folder")[0]
    (site / "syllabus" / "more.yaml").symlink_to(outside / "secret.txt")
    assert "more.yaml:1:1: is outside of the site's folder" in errors(site)[0]
    (site / "syllabus" / "more.yaml").unlink()
    (site / "announcements").mkdir()
    (site / "announcements" / "news.md").symlink_to(outside / "news.md")
    assert "news.md:1:1: is outside of the site's folder" in errors(site)[0]


def test_what_has_become_a_link_since_it_was_read_is_not_copied(site: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"link\.txt' is outside of the site's folder"):
        copy_files(["link.txt"], site, tmp_path / "output")
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_takes_in_a_file_outside(kind: str, site: Path) -> None:
    outside = site.parent / "outside"
    # The others take an absolute path for one from the site's folder.
    name = f"{outside}/secret.txt" if kind == "raw" else "../outside/secret.txt"
    (site / "index.md").write_text(f"# Rocks\n\n{PAGES[kind].format(file=name)}\n")
    assert_refused(site, "../outside/secret.txt", r"index.md(:\d+)?: ")


@pytest.mark.parametrize("name", ["folder/secret.txt", "link.txt", "/link.txt"])
def test_no_page_takes_in_what_a_link_leads_to(name: str, site: Path) -> None:
    (site / "index.md").write_text(f"# Rocks\n\n{PAGES['include'].format(file=name)}\n")
    assert_refused(site, "../outside/secret.txt", "index.md: ")


def test_no_page_is_outside(site: Path) -> None:
    (site / "page.txt").symlink_to(site.parent / "outside" / "secret.txt")
    build = sphinx_build(
        "-q", "-Dsource_suffix.txt=markdown", "-d", site.with_name("doctrees"), site, site.with_name("output")
    )
    assert build.returncode == 2
    assert f"page.txt:1:1: ERROR: {OUTSIDE_OF_SITE}\n" in build.stderr
    assert_no_secret(site.with_name("output"))


@pytest.mark.parametrize("processes", ["1", "2"])
def test_it_is_told_in_one_line_by_however_many_processes(processes: str, site: Path) -> None:
    (site / "index.md").write_text(f"# Rocks\n\nWords.\n\n{PAGES['image'].format(file='link.txt')}\n")
    for number in range(10):
        (site / f"page{number}.md").write_text("---\norphan: true\n---\n\n# Page\n")
    assert_refused(site, "../outside/secret.txt", "index.md:5: ", "-j", processes)


def test_a_difference_is_to_a_file_of_the_site(site: Path) -> None:
    (site / "a.txt").write_text("a\n")
    (site / "index.md").write_text(
        "# Rocks\n\n```{literalinclude} a.txt\n:diff: ../outside/secret.txt\n```\n"
    )
    assert_refused(site, "../outside/secret.txt", "index.md: ")


@pytest.mark.parametrize("name", ["../outside/picture.*", "of-language.png"])
def test_no_picture_is_outside_whatever_sphinx_takes_for_it(name: str, site: Path) -> None:
    picture = site.parent / "outside" / "picture.png"
    picture.write_text(SECRET)
    (site / "of-language.png").write_text("of all languages")
    (site / "of-language.fa.png").symlink_to(picture)
    (site / "index.md").write_text(f"# Rocks\n\n![words]({name})\n")
    assert_refused(site, "../outside/picture.png", "index.md:3: ", "-Dlanguage=fa")


@pytest.mark.parametrize("kind", ["![]({})", "[rocks]({})", "{{download}}`{}`"])
def test_no_translation_takes_in_a_file_outside(kind: str, site: Path) -> None:
    (site / "index.md").write_text("# Rocks\n\nAll rocks.\n")
    translate(site, {"All rocks.": f"سنگ {kind.format('../outside/secret.txt')}"})
    assert_refused(site, "../outside/secret.txt", "index.md: ", "-Dlanguage=fa", "-Dlocale_dirs=locale")


@pytest.mark.parametrize("kind", ["raw} html", "csv-table}"])
def test_no_directive_reads_what_an_address_leads_to(kind: str, site: Path) -> None:
    address = (site.parent / "outside" / "secret.txt").as_uri()
    (site / "index.md").write_text(f"# Rocks\n\n```{{{kind}\n:url: {address}\n```\n")
    output = site.with_name("output")
    build = sphinx_build("-q", "-d", site.with_name("doctrees"), site, output)
    assert re.match(rf"{site}/index\.md:[34]: WARNING: .*: Invalid option value for 'url'", build.stderr)
    assert "keep a copy in the site, and name it by 'file'" in build.stderr
    assert_no_secret(output)


def test_no_picture_is_put_into_a_page_past_sphinx(site: Path) -> None:
    picture = site.parent / "outside" / "picture.svg"
    picture.write_text(f"<svg xmlns='http://www.w3.org/2000/svg'><text>{SECRET}</text></svg>")
    (site / "index.md").write_text(
        f"# Rocks\n\n```{{image}} {picture.as_uri()}\n:loading: embed\n:alt: words\n```\n"
    )
    output = site.with_name("output")
    assert sphinx_build("-q", "-d", site.with_name("doctrees"), site, output).returncode == 0
    assert_no_secret(output)


@pytest.mark.parametrize("setting", ["html_static_path", "html_extra_path"])
@pytest.mark.parametrize("name", ["files/secret.txt", "files/folder", "files"])
def test_nothing_that_is_copied_as_it_is_leads_outside(setting: str, name: str, site: Path) -> None:
    path, outside = site / name, site.parent / "outside"
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(outside / "secret.txt" if path.suffix else outside)
    assert_refused(site, name, "", f"-D{setting}=files")


def test_a_picture_that_becomes_a_link_is_not_copied_any_more(site: Path) -> None:
    picture = site / "picture.png"
    picture.write_text("a rock")
    (site / "index.md").write_text("# Rocks\n\n![words](picture.png)\n")
    output = site.with_name("output")
    assert sphinx_build("-q", "-d", site.with_name("doctrees"), site, output).returncode == 0
    picture.unlink()
    picture.symlink_to(site.parent / "outside" / "secret.txt")
    os.utime(picture, (0, 0))  # so Sphinx sees no reason to read the page anew
    build = sphinx_build("-q", "-d", site.with_name("doctrees"), site, output)
    assert build.stderr == f"ERROR: index.md: 'picture.png' {OUTSIDE_OF_SITE}\n"
    assert_no_secret(output)


def test_what_docutils_brings_is_taken_in(site: Path) -> None:
    (site / "index.rst").write_text("Rocks\n=====\n\n.. include:: <isonum.txt>\n\n|copy| all\n")
    (site / "index.md").unlink()
    output = site.with_name("output")
    build = sphinx_build("-q", "-d", site.with_name("doctrees"), site, output)
    assert (build.returncode, build.stderr) == (0, "")
    assert "© all" in (output / "index.html").read_text("utf-8")


OUTSIDE_OF_SITE = "is outside of the site's folder: put the file itself into the site's folder"


def assert_refused(site: Path, name: str, place: str, *options: str) -> None:
    output = site.with_name("output")
    build = sphinx_build("-q", "-E", *options, "-d", site.with_name("doctrees"), site, output)
    assert build.returncode == 2
    assert re.fullmatch(f"ERROR: {place}'{re.escape(name)}' {OUTSIDE_OF_SITE}\n", build.stderr), build.stderr
    assert_no_secret(output)


def assert_no_secret(output: Path) -> None:
    files = [path for path in output.rglob("*") if path.is_file()]
    assert not any(SECRET in path.read_text("utf-8", "replace") for path in files)
