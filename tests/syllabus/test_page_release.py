"""How a page says from when on it is to be seen; in doubt it is an error, never a page seen too soon."""

import pytest

from sphinx_syllabus.load.page_release import PageRelease, read_page_release
from sphinx_syllabus.load.yaml_source import UnreadableError

SAID = {
    "md": "---\nrelease: 1 Azar 1402\n---\n# Title\n",
    "md, with a byte order mark, Windows line ends and other keys": (
        "\ufeff---\r\ntitle: A\r\nmyst:\r\n  x: [1]\r\nrelease: '1 Azar 1402'\r\n---\r\n"
    ),
    "md, as YAML may be written too": '---\n{"release": 1 Azar 1402}\n---\n# Title\n',
    "rst": ":release: 1 Azar 1402\n\nTitle\n=====\n",
    "rst, below comments, a target and other fields": (
        "\ufeff.. A comment,\n   of two lines.\n\n.. _here:\n\n"
        ":author: Nobody\n   at all\n:release: 1 Azar 1402\n\nTitle\n=====\n"
    ),
    "rst, after a byte order mark": "\ufeff:release: 1 Azar 1402\n\nTitle\n=====\n",
}

NOT_SAID = {
    "md, in the text": "# Title\n\nOur release: 1 Azar 1402\n\nrelease: 2\n",
    "md, below a heading that is underlined": "Title\n---\nrelease: 1 Azar 1402\n",
    "md, in front matter that is shown": "# Title\n\n```yaml\n---\nrelease: 1 Azar 1402\n---\n```\n",
    "md, in a block of code": "```yaml\nrelease: 1 Azar 1402\n```\n",
    "md, below another key": "---\nmyst:\n  release: 1 Azar 1402\n---\n# Title\n",
    "md, whose front matter is no YAML": "---\ntitle: [A\n---\nOur release.\n",
    "rst, below the title": "Title\n=====\n\n:release: 1 Azar 1402\n",
    "rst, in a directive": ".. deadline:: a\n   :release: 1 Azar 1402\n\nText.\n",
    "rst, blank": "\n" * 5000,
}

DOUBTFUL = {
    "md, without a value": "---\nrelease:\n---\n",
    "md, a list": "---\nrelease: [2023-11-01]\n---\n",
    "rst, without a value": ":release:\n\nTitle\n=====\n",
    "md, front matter that is no YAML": "---\nrelease: 2023-11-01\ntitle: [A\n---\n",
}


def read(page: str, content: str) -> PageRelease | None:
    return read_page_release("page", content.encode(), is_restructured=page.startswith("rst"))


@pytest.mark.parametrize("page", SAID)
def test_a_release_is_found(page: str) -> None:
    release = read(page, SAID[page])
    assert release is not None
    assert release.text == "1 Azar 1402"
    line = SAID[page].removeprefix("\ufeff").splitlines()[release.place.line - 1]
    assert line[release.place.column - 1 :].strip("'}") == "1 Azar 1402"


@pytest.mark.parametrize("page", NOT_SAID)
def test_what_is_no_release_of_the_page_is_none(page: str) -> None:
    assert read(page, NOT_SAID[page]) is None


@pytest.mark.parametrize("page", DOUBTFUL)
def test_a_release_that_cannot_be_read_is_refused(page: str) -> None:
    with pytest.raises(UnreadableError):
        read(page, DOUBTFUL[page])


MISPLACED = {
    "below an empty line": ("\n---\nrelease: 1 Azar 1402\n---\n# Title\n", 3),
    "behind a space": (" ---\nrelease: 1 Azar 1402\n---\n# Title\n", 2),
    "below a comment": ("<!-- x -->\r\n---\r\nrelease: 1 Azar 1402\r\n---\r\n# Title\r\n", 3),
    "below the title": ("# Title\n\n---\ntitle: A\n\n'release': 1 Azar 1402\n---\n", 6),
    "without the line that ends it": ("---\ntitle: A\nrelease: 1 Azar 1402\n\n# Title\n", 3),
    "below other front matter": ("---\ntitle: A\n---\n\n---\nrelease: 1 Azar 1402\n---\n", 6),
}


@pytest.mark.parametrize("page", MISPLACED)
def test_a_release_where_it_does_not_count_is_refused_at_its_line(page: str) -> None:
    content, line = MISPLACED[page]
    with pytest.raises(UnreadableError) as refused:
        read("md", content)
    assert str(refused.value.problem) == (
        f"page:{line}:1: 'release' counts only above everything else in a page, between two lines '---': "
        "as it stands, the page would be seen at once"
    )


@pytest.mark.parametrize(
    ("content", "place"),
    [("# Title\n".encode("utf-16"), "page:1:1"), ("# Title\n\nCafé\n".encode("cp1252"), "page:3:4")],
)
def test_a_page_that_is_not_utf_8_is_named(content: bytes, place: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_page_release("page", content, is_restructured=False)
    message = "the file is not UTF-8 text: save it as UTF-8 in your editor"
    assert str(refused.value.problem) == f"{place}: {message}"
