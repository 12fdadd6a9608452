"""The page for addresses at which there is none, read as it is built; `tests/browser` opens it."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.course_editions import EDITIONS

LOADED_OR_LINKED = "[href]:not(base), [src], [action], [srcset], [poster]"


def read(site: Path) -> BeautifulSoup:
    return BeautifulSoup((site / "404.html").read_text(encoding="utf-8"), "html.parser")


in_each_edition = pytest.mark.parametrize("folder", EDITIONS.values(), ids=EDITIONS)


@in_each_edition
def test_no_address_stands_before_the_base_of_all(published_sample_site: Path, folder: str) -> None:
    page = read(published_sample_site / folder)
    [base] = page.find_all("base")
    assert base["href"] == f"/course/{folder}404.html"
    assert base.find_previous(lambda tag: tag.css.match(LOADED_OR_LINKED)) is None


@in_each_edition
def test_it_is_no_page_of_the_site(published_sample_site: Path, folder: str) -> None:
    edition = published_sample_site / folder
    assert read(edition).select('meta[name=robots][content="noindex"]')
    assert not read(edition).select("link[rel=canonical], meta[property='og:url']")
    assert '"404"' not in (edition / "searchindex.js").read_text(encoding="utf-8")
    home = (edition / "index.html").read_text(encoding="utf-8")
    assert "404.html" not in home
