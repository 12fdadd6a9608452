"""What the search shows of the pages that it has found."""

import pytest
from playwright.sync_api import Browser


@pytest.mark.parametrize(
    ("address", "of_the_page", "of_its_bar"),
    [
        ("search.html?q=deadline", "A date stands here as soon as it is known.", "Dark"),
        ("search.html?q=channel", "channel کانال One of the images", "Dark"),
        ("fa/search.html?q=مهلت", "هر تاریخ به محض معلوم شدن در اینجا می‌آید.", "تیره"),
    ],
)
def test_excerpts_are_of_what_pages_say(
    browser: Browser, site_url: str, address: str, of_the_page: str, of_its_bar: str
) -> None:
    page = browser.new_page()
    page.goto(site_url + address, wait_until="networkidle")
    excerpts = "\n".join(page.locator("#search-results .context").all_inner_texts())
    page.close()
    assert of_the_page in excerpts
    assert of_its_bar not in excerpts
