"""Both editions of this repository's site, in one output."""

import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]


def pages(folder: Path) -> set[str]:
    return {
        file.relative_to(folder).as_posix() for file in folder.rglob("*.html") if "_static" not in file.parts
    }


def test_every_page_leads_to_the_same_page_of_the_other_edition(site: Path) -> None:
    persian = pages(site / "fa")
    english = {name for name in pages(site) if not name.startswith("fa/")}
    assert english == persian
    assert {"index.html", "404.html", "search.html"} < english
    for name in english:
        for path, target, language in ((name, f"fa/{name}", "fa"), (f"fa/{name}", name, "en")):
            page = BeautifulSoup((site / path).read_text("utf-8"), "html.parser")
            assert page.html
            assert page.html["lang"] != language
            [link] = page.select("a.language-switch")
            base = str(page.base["href"]) if page.base else f"/{path}"
            assert (urljoin(base, str(link["href"])), link["hreflang"]) == (f"/{target}", language)


def test_every_output_is_in_both_editions(site: Path) -> None:
    ours = {file.name for file in site.iterdir() if file.suffix in (".ics", ".json", ".pdf", ".txt")}
    assert {"calendar.ics", "course.json", "deadlines.txt", "handout.pdf"} <= ours
    assert ours <= {file.name for file in (site / "fa").iterdir()}


def test_words_of_the_configuration_are_translated(site: Path) -> None:
    for name in pages(site / "fa"):
        page = BeautifulSoup((site / "fa" / name).read_text("utf-8"), "html.parser")
        assert str(page.title and page.title.string).endswith("یادگیری عمیق"), name
        assert [tag["content"] for tag in page.select("meta[property='og:site_name']")] == ["یادگیری عمیق"]


def test_building_one_edition_leaves_the_other_alone(site: Path, tmp_path: Path) -> None:
    output = Path(shutil.copytree(site, tmp_path / "html"))
    before = {file: file.stat().st_mtime_ns for file in (output / "fa").rglob("*")}
    command = [sys.executable, "-m", "sphinx", "-q", "-d", str(tmp_path / "doctrees"), str(ROOT), str(output)]
    subprocess.run(command, check=True)
    assert {file: file.stat().st_mtime_ns for file in (output / "fa").rglob("*")} == before
