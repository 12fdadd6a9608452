"""What is outside of a site's folder stays there, whichever key, page or link names it."""

import shutil
from pathlib import Path

import pytest
from tests.hostile_course import FULL_COURSE, replace_values
from tests.sphinx_process import sphinx_build

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
    assert len([it for it in errors(site) if "there is no file" in it]) == len(replaced)


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
    with pytest.raises(OSError, match=r"link\.txt is outside of the site's folder"):
        copy_files(["link.txt"], site, tmp_path / "output")
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_takes_in_a_file_outside(kind: str, site: Path) -> None:
    outside = site.parent / "outside"
    # Sphinx's own directives take an absolute path for one from the site's folder.
    name = f"{outside}/secret.txt" if kind in ("raw", "csv-table") else "../outside/secret.txt"
    (site / "index.md").write_text(f"# Rocks\n\n{PAGES[kind].format(file=name)}\n")
    assert_nothing_is_built(site)


@pytest.mark.parametrize("name", ["folder/secret.txt", "link.txt", "/link.txt"])
def test_no_page_takes_in_what_a_link_leads_to(name: str, site: Path) -> None:
    (site / "index.md").write_text(f"# Rocks\n\n{PAGES['include'].format(file=name)}\n")
    assert_nothing_is_built(site)


def test_no_page_is_outside(site: Path) -> None:
    (site / "page.txt").symlink_to(site.parent / "outside" / "secret.txt")
    assert_nothing_is_built(site, "-Dsource_suffix.txt=markdown")


def assert_nothing_is_built(site: Path, *options: str) -> None:
    output = site.with_name("output")
    build = sphinx_build("-q", "-E", *options, "-d", site.with_name("doctrees"), site, output)
    assert build.returncode == 2
    assert "is outside of the site's folder: put the file itself into it" in build.stderr
    assert not any(
        SECRET in path.read_text("utf-8", "replace") for path in output.rglob("*") if path.is_file()
    )
