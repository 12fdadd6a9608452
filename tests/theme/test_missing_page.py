"""The page for addresses at which there is none, read as it is built; `tests/browser` opens it."""

from pathlib import Path

from bs4 import BeautifulSoup

LOADED_OR_LINKED = "[href]:not(base), [src], [action], [srcset], [poster]"


def read(site: Path) -> BeautifulSoup:
    return BeautifulSoup((site / "404.html").read_text(encoding="utf-8"), "html.parser")


def test_no_address_stands_before_the_base_of_all(published_sample_site: Path) -> None:
    page = read(published_sample_site)
    [base] = page.find_all("base")
    assert base["href"] == "/course/404.html"
    assert base.find_previous(lambda tag: tag.css.match(LOADED_OR_LINKED)) is None


def test_it_is_no_page_of_the_site(published_sample_site: Path) -> None:
    assert read(published_sample_site).select('meta[name=robots][content="noindex"]')
    assert not read(published_sample_site).select("link[rel=canonical], meta[property='og:url']")
    assert '"404"' not in (published_sample_site / "searchindex.js").read_text(encoding="utf-8")
    home = (published_sample_site / "index.html").read_text(encoding="utf-8")
    assert "404.html" not in home
