"""Words of a query are brought into the form in which those of the pages are indexed."""

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from tests.sphinx_process import sphinx_build

from bench.page_load import serve
from persian_search.search_language import SearchPersian

HALF_SPACE = "\N{ZERO WIDTH NON-JOINER}"

SEARCH = SearchPersian({})


def indexed(text: str) -> set[str]:
    stems = (SEARCH.stem(word) for word in SEARCH.split(text))
    return {stem for stem in stems if SEARCH.word_filter(stem)}


@pytest.fixture(scope="module")
def asked(browser: Browser) -> dict[str, list[str]]:
    """Return what the browser makes of each query that the tests use."""
    page = browser.new_page()
    page.add_script_tag(content=SEARCH.js_stemmer_code)
    queries = list(dict.fromkeys([*PAIRS.values(), *ODD_TEXTS]))
    answers = page.evaluate(
        "all => all.map(one => splitQuery(one).map(word => new Stemmer().stemWord(word.toLowerCase())))",
        queries,
    )
    page.close()
    return dict(zip(queries, answers, strict=True))


PAIRS = {
    "یادگیری عمیق": "يادگيري عميق",  # an Arabic keyboard's letters
    "شبکه": "شبكه",
    "سال ۱۴۰۲": "1402",
    "در 1402": "۱۴۰۲",
    "نیم‌سال ۱۴۰۳": "١٤٠٣",
    f"شبکه{HALF_SPACE}های عصبی": "شبکه",
    f"می{HALF_SPACE}آموزد": "میاموزد",
    f"پس{HALF_SPACE}انتشار خطا": "پسانتشار",
    f"پس{HALF_SPACE}انتشار": f"پس{HALF_SPACE}انتشار",
    "مقالهٔ پایانی": "مقاله",
    "مقاله": "مقالۀ",
    "کاملاً": "کاملا",
    "مُدَرِّس": "مدرس",
    "کـــانولوشن": "کانولوشن",
    "شبکهٔ کانولوشنی": "کانولوشن",
    "کانولوشن": "کانولوشنی",
    "آزمون‌ها": "آزمون",
    "ﻻﯾﻪ": "لایه",  # presentation forms, as copied from a PDF
    "Perceptron": "PERCEPTRON",
    "مدل LSTM را": "lstm",
}
"""Words of a page, and what a reader types who means them."""

# Letters, digits, marks and signs that queries are made of, and some that they are not.
ALPHABET = "ابپتکكگیيىهةۀئؤأآٔ ًّـ۰۵9٣ ,.-_/aBéİßﬁﷺ½²\N{ZERO WIDTH NON-JOINER}\N{RIGHT-TO-LEFT MARK}،؟«»(नि中"
ODDS = random.Random(1402)
ODD_TEXTS = ["".join(ODDS.choices(ALPHABET, k=ODDS.randint(1, 12))) for _ in range(3000)]


@pytest.mark.parametrize(("on_page", "typed"), PAIRS.items(), ids=range(len(PAIRS)))
def test_what_is_meant_is_found_however_it_is_typed(
    on_page: str, typed: str, asked: dict[str, list[str]]
) -> None:
    assert asked[typed]
    assert set(asked[typed]) <= indexed(on_page)


def test_a_text_is_found_by_itself(asked: dict[str, list[str]]) -> None:
    for text in ODD_TEXTS:
        words = {word for word in asked[text] if SEARCH.word_filter(word)}
        assert words <= indexed(text), text


def test_endings_and_common_words_are_not_indexed() -> None:
    assert indexed(f"این شبکه{HALF_SPACE}ها را می{HALF_SPACE}سازد و از آن") == {"شبکه", "سازد", "میسازد"}


PAGES = {
    "index": "خانه\n====\n\n.. toctree::\n\n   lesson\n   dates\n",
    "lesson": "پس‌انتشار\n==========\n\nشبکه‌های کانولوشنی چنین آموزش می‌بینند.\n",
    "dates": "مهلت\n====\n\nپیشنهادهٔ پروژه: ۱ آذر ۱۴۰۲.\n",
}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build a Persian site, and serve it."""
    source = tmp_path_factory.mktemp("persian")
    (source / "conf.py").write_text('extensions = ["persian_search"]\nlanguage = "fa"\n', encoding="utf-8")
    for name, text in PAGES.items():
        (source / f"{name}.rst").write_text(text, encoding="utf-8")
    build = sphinx_build("-q", source, source / "html")
    assert build.returncode == 0, build.stderr
    with serve(source / "html") as url:
        yield url


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("1402", "dates"),
        ("۱۴۰۲", "dates"),
        ("پيشنهاده", "dates"),
        ("پیشن", "dates"),
        ("شبكه", "lesson"),
        ("شبکه های کانولوشن", "lesson"),
        ("پسانت", "lesson"),
        ("انتشار", "lesson"),
    ],
)
def test_a_search_leads_to_the_page(typed: str, page: str, url: str, browser: Browser) -> None:
    tab = browser.new_page()
    tab.goto(f"{url}search.html?q={typed}")
    tab.wait_for_selector("#search-results li")
    found = tab.eval_on_selector_all("#search-results li a", "all => all.map(a => new URL(a.href).pathname)")
    tab.close()
    assert found[0] == f"/{page}.html"
