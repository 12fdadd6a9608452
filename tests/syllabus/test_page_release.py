"""How a page says from when on it is to be seen; in doubt it is an error, never a page seen too soon."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinx_syllabus.load.page_release import PageRelease, read_page_release
from sphinx_syllabus.load.yaml_source import UnreadableError

SAID = {
    "md": "---\nrelease: 1 Azar 1402\n---\n# Title\n",
    "md, with a byte order mark, Windows line ends and other keys": (
        "\ufeff---\r\ntitle: A\r\nmyst:\r\n  x: [1]\r\nrelease: '1 Azar 1402'\r\n---\r\n"
    ),
    "md, as YAML may be written too": '---\n{"release": 1 Azar 1402}\n---\n# Title\n',
    "md, with words behind the line that begins it": "--- # when\nrelease: 1 Azar 1402\n---\n# Title\n",
    "md, named as YAML": "---yaml\nrelease: 1 Azar 1402\n---\n# Title\n",
    "md, between longer lines": "----\ntitle: A\nrelease: 1 Azar 1402\n   ----- \n# Title\n",
    "md, ended as YAML is": "---\nrelease: 1 Azar 1402\n...\n# Title\n",
    "md, with the line ends of old machines": "---\rtitle: A\rrelease: 1 Azar 1402\r---\r# Title\r",
    "rst": ":release: 1 Azar 1402\n\nTitle\n=====\n",
    "rst, below comments, a target and other fields": (
        "\ufeff.. A comment,\n   of two lines.\n\n.. _here:\n\n"
        ":author: Nobody\n   at all\n:release: 1 Azar 1402\n\nTitle\n=====\n"
    ),
    "rst, with the line ends of old machines": ":author: A\r:release: 1 Azar 1402\r\rTitle\r=====\r",
    "rst, after a byte order mark": "\ufeff:release: 1 Azar 1402\n\nTitle\n=====\n",
}

NOT_SAID = {
    "md, in the text": "# Title\n\nOur release: 1 Azar 1402\n\nrelease: 2\n",
    "md, below a line between paragraphs": "# Title\n\n---\nNote: this\nrelease: v2 was good\n",
    "md, in front matter that is shown": "# Title\n\n```yaml\n---\nrelease: 1 Azar 1402\n---\n```\n",
    "md, in a block of code": "```yaml\nrelease: 1 Azar 1402\n```\n",
    "md, in an indented block of code": "\n    ---\n    release: 1 Azar 1402\n    ---\n",
    "md, in code between colons": (
        "::::{note}\n:::{code-block} yaml\n---\nrelease: 1 Azar 1402\n---\n:::\n::::\n"
    ),
    "md, in code that is reStructuredText": (
        "```{eval-rst}\n.. code:: yaml\n\n   ---\n   release: 1 Azar 1402\n   ---\n```\n"
    ),
    "md, commented out": "<!--\n---\nrelease: 1 Azar 1402\n---\n\n-->\n# Title\n",
    "md, below another key": "---\nmyst:\n  release: 1 Azar 1402\n---\n# Title\n",
    "md, whose front matter is no YAML": "---\ntitle: [A\n---\nOur release.\n",
    "rst, in the text": "Title\n=====\n\nOur release: 1 Azar 1402\n\nrelease: v2 was good\n",
    "rst, in a block of code": "Title\n=====\n\n::\n\n   :release: 1 Azar 1402\n",
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
    "below a heading that is underlined": ("Title\n---\nrelease: 1 Azar 1402\n", 3),
    "below a list": ("\n---\ntags:\n  - a\nrelease: 2027-01-01\n---\n", 5),
    "below a comment of YAML": ("\n---\n# when\nrelease: 2027-01-01\n---\n", 4),
    "below a comment of MyST": ("% the solutions\n---\nrelease: 2027-01-01\n---\n", 3),
    "below a target": ("(target)=\n---\nrelease: 2027-01-01\n---\n", 3),
    "below a byte order mark": ("\ufeff\n---\nrelease: 2027-01-01\n---\n", 3),
    "behind two byte order marks": ("\ufeff\ufeff---\nrelease: 2027-01-01\n---\n", 2),
    "without the line that begins it": ("release: 2027-01-01\n---\n# Title\n", 1),
    "ended by a shorter line": ("----\nrelease: 2027-01-01\n---\n# Title\n", 2),
    "between the line ends of old machines": ("\r---\rrelease: 2027-01-01\r---\r", 3),
    "to be announced": ("# Title\n\nrelease: TBA\n", 3),
    "in Persian": ("# Title\n\n\u200frelease: ۱ آذر ۱۴۰۲\n", 3),
    "relative": ("# Title\n\nrelease: two days after tank\n", 3),
    "no date, where front matter may be meant": ("\n---\n{title: A, release: Nowruz}\n---\n", 3),
    "without a value": ("\n---\nrelease:\n---\n", 3),
    "in a directive": ("# Title\n\n```{note}\nrelease: 2027-01-01\n```\n", 4),
    "below a comment that does not end": ("<!--\n---\nrelease: 2027-01-01\n---\n", 3),
}

MISPLACED_IN_RST = {
    "below the title": ("Title\n=====\n\n:release: 1 Azar 1402\n", 4),
    "below a paragraph": ("Text.\n\n:release: soon\n", 3),
    "as in Markdown": ("---\nrelease: 2027-01-01\n---\n\nTitle\n=====\n", 2),
    "as in Markdown, below a comment": (".. A\n   comment.\n\n---\nrelease: Nowruz\n---\n", 5),
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


@pytest.mark.parametrize("page", MISPLACED_IN_RST)
def test_a_release_where_it_does_not_count_is_refused_in_restructured_text_too(page: str) -> None:
    content, line = MISPLACED_IN_RST[page]
    with pytest.raises(UnreadableError) as refused:
        read("rst", content)
    assert str(refused.value.problem) == (
        f"page:{line}:1: 'release' counts only above everything else in a page, as ':release: ...': "
        "as it stands, the page would be seen at once"
    )


RELEASE = "release: 2027-01-01"
SHOWN = [
    "", " ", "---", "--- ", "   ---", "----", "--- # when", "---yaml", "...", "# when", "<!-- x -->", "% x",
    "(x)=", "title: A", "tags:", "  - a", "- a", "> a", "x: [1", "'y': \"a", "{z: 1}", "Text", "\ufeff",
    ":::",
]  # fmt: skip
HIDING = ["    ---", "```", "~~~ {note}", "```{note}", ":::{note}", ":::{code-block}", "<!--", "-->"]
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
MARKS = st.sampled_from(["", "\ufeff"])
MYST = create_md_parser(MdParserConfig(enable_extensions={"colon_fence"}), RendererHTML)


def is_overlooked(page: str) -> bool:
    try:
        return read("md", page) is None
    except UnreadableError:
        return False


def some_of(parts: list[str], most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(parts), max_size=most)


KEYS = ["title: A", "tags: [a]", "# when", "", "    ---", "'y': a", "z: |", "  ---"]
FRONT_MATTER = st.tuples(
    st.sampled_from(["---", "--- # when", "---yaml", "----", "--- "]).map(lambda line: [line]),
    some_of(KEYS),
    st.sampled_from([RELEASE, f'"{RELEASE}', '"release": 1', "{release: 1}", "release: [1]"]).map(
        lambda line: [line]
    ),
    some_of(KEYS),
    st.sampled_from(["---", "----", "-----", " --- ", "...", "... ", "--- # end"]).map(lambda line: [line]),
    some_of([*SHOWN, *HIDING], 8),
).map(lambda parts: [line for lines in parts for line in lines])


@given(st.one_of(FRONT_MATTER, some_of([*SHOWN, *HIDING, RELEASE], 8)), LINE_ENDS, MARKS)
def test_no_release_that_myst_finds_is_overlooked(lines: list[str], line_end: str, mark: str) -> None:
    page = line_end.join(lines)
    found = [token.content for token in MYST.parse(page) if token.type == "front_matter"]
    try:
        keys = yaml.safe_load(found[0]) if found else None
    except yaml.YAMLError:
        return
    if isinstance(keys, dict) and "release" in keys:
        assert not is_overlooked(mark + page)


@given(some_of(SHOWN, 8), some_of(SHOWN, 8), LINE_ENDS, MARKS)
def test_no_day_behind_the_key_is_overlooked_outside_of_code(
    above: list[str], below: list[str], line_end: str, mark: str
) -> None:
    assert not is_overlooked(mark + line_end.join([*above, RELEASE, *below]))


@pytest.mark.parametrize(
    ("content", "place"),
    [("# Title\n".encode("utf-16"), "page:1:1"), ("# Title\n\nCafé\n".encode("cp1252"), "page:3:4")],
)
def test_a_page_that_is_not_utf_8_is_named(content: bytes, place: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_page_release("page", content, is_restructured=False)
    message = "the file is not UTF-8 text: save it as UTF-8 in your editor"
    assert str(refused.value.problem) == f"{place}: {message}"
