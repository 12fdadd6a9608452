"""The Persian of the course's pages says what the English says, and is written as Persian is."""

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGS = ROOT / "locale/fa/LC_MESSAGES"

FORMULA = re.compile(r"\$[^$]+\$")
# Several authors of what is cited are joined by Persian words, so the text names them, not the role.
ROLE = re.compile(r"\{(\w+)(?::\w+)?\}`(?:[^`<]*<)?([^`>]*)>?`")
LINK = re.compile(r"\[[^\]]*\]\(([^)]*)\)")

pages = pytest.mark.parametrize(
    "page", [page.relative_to(CATALOGS).with_suffix("").as_posix() for page in sorted(CATALOGS.rglob("*.po"))]
)


def messages(page: str) -> list[tuple[str, str]]:
    """Return each message of a page's catalog in English and in Persian."""
    with (CATALOGS / f"{page}.po").open("rb") as catalog:
        return [(str(message.id), str(message.string)) for message in read_po(catalog) if message.id]


def prose(message: str) -> str:
    """Return the words of a message, without its formulas and the targets of its references."""
    for pattern in (FORMULA, ROLE, LINK):
        message = pattern.sub("", message)
    return message


@pages
def test_formulas_citations_and_targets_survive_translation(page: str) -> None:
    for english, persian in messages(page):
        for pattern in (FORMULA, ROLE, LINK):
            assert Counter(pattern.findall(persian)) == Counter(pattern.findall(english)), persian


@pages
def test_prose_keeps_to_persian_letters_digits_and_marks(page: str) -> None:
    for english, persian in messages(page):
        if persian == english:  # a formula on lines of its own
            continue
        words = prose(persian)
        assert not re.search("[يكة٠-٩]", words), "Arabic letters or digits"
        assert not re.search(r"(?<![\w-])[0-9]", words), "digits that belong to no Latin name"
        if re.search("[ء-ی]", words):
            assert not re.search('[,;?"]', words), "Latin punctuation"
        assert not re.search(r"\u200c(?![ء-ی])|(?<![ء-ی])\u200c", words), "a half-space beside no letter"
        assert not re.search("(?<![ء-ی])ن?می [ء-ی]| ها[ی]?(?![ء-ی])", words), "a space for a half-space"


def test_the_glossary_is_in_the_order_of_the_english_terms_and_names_none_twice() -> None:
    glossary = (ROOT / "syllabus/glossary.md").read_text("utf-8").partition("```{glossary}\n")[2]
    entries = re.findall(r"^(\S.*)\n  (.+)\n\n  .+\.$", glossary, re.MULTILINE)
    assert len(entries) == glossary.count("\n\n  "), "an entry that is not of three lines"
    terms, counterparts = [[word.casefold() for word in words] for words in zip(*entries, strict=True)]
    assert terms == sorted(set(terms))
    assert len(set(counterparts)) == len(counterparts)
