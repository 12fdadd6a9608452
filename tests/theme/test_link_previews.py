"""What messengers show of a link, read from the heads of built pages."""

from pathlib import Path

from bs4 import BeautifulSoup


def preview_of(page: Path) -> dict[str, str]:
    """Read the tags as messengers do: one value for each."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    tags = [(str(tag["property"]), str(tag["content"])) for tag in soup.select("head meta[property^='og:']")]
    assert len(dict(tags)) == len(tags), "a tag is there twice"
    return dict(tags)


def test_a_link_shows_the_page_its_first_words_and_the_site(sample_site: Path, persian_site: Path) -> None:
    assert preview_of(sample_site / "guide" / "deep" / "leaf.html") == {
        "og:title": "A leaf of the tree",
        "og:description": "Short & “plain” text.",
        "og:type": "website",
        "og:url": "https://sample.example/guide/deep/leaf.html",
        "og:site_name": "A Sample of Everything",
        "og:locale": "en_US",
    }
    assert preview_of(persian_site / "guide" / "first.html") == {  # which knows no address of its own
        "og:title": "۲.۱. نخستین گام",
        "og:description": "متنی کوتاه.",
        "og:type": "website",
        "og:site_name": "نمونه‌ای از همه چیز",
        "og:locale": "fa_IR",
    }


def test_what_the_author_has_written_is_shown_instead(sample_site: Path) -> None:
    preview = preview_of(sample_site / "described.html")
    assert preview["og:title"] == "The author's own title"
    assert preview["og:description"] == "The author's own words."


def test_a_published_page_is_known_by_one_address(published_sample_site: Path) -> None:
    page = published_sample_site / "guide" / "deep" / "leaf.html"
    address = "https://example.org/course/guide/deep/leaf.html"
    assert preview_of(page)["og:url"] == address
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    assert [link["href"] for link in soup.select("link[rel=canonical]")] == [address]
