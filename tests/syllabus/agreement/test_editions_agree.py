"""Both editions of real sites: a reader of printed dates finds the same ones in Persian as in English."""

from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from tests.course_editions import EDITIONS
from tests.syllabus.agreement.data_formats import read_iso
from tests.syllabus.agreement.reading import as_printed, printed_dates


@pytest.mark.parametrize("built", ["site", "full_site"])
def test_pages_print_the_same_dates_in_both_languages(built: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(built)
    english, persian = (folder / part for part in EDITIONS.values())
    pages = {path.relative_to(persian) for path in persian.rglob("*.html")}
    dates = 0
    for page in sorted(pages):
        if not (english / page).exists():
            continue  # the glossary and the like are of one edition
        articles = [article_of(edition / page) for edition in (english, persian)]
        printed, in_persian = (Counter(filter(None, printed_dates(it.get_text(" ")))) for it in articles)
        assert printed == in_persian, page
        for article in articles:
            assert [it for it in article.select("time") if not says_what_it_means(it)] == [], page
        machine, of_persian = (Counter(it["datetime"] for it in one.select("time")) for one in articles)
        assert machine == of_persian, page
        dates += printed.total()
    assert dates > 20


def article_of(path: Path) -> Tag:
    page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    return page.select_one("article") or page  # a page of the search has none


def says_what_it_means(element: Tag) -> bool:
    """Tell whether the words of a date that is whole are those for programs."""
    words = printed_dates(element.get_text(""))
    return not words or words == as_printed((read_iso(str(element["datetime"])),))
