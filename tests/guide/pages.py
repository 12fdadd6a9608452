"""What stands in code blocks of the guide's pages, as a reader would take it from there."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

DOCS = Path(__file__).parents[2] / "docs"


class Block(NamedTuple):
    """A code block: its language, the file that its caption names, if any, and its text."""

    language: str
    file: str | None
    text: str

    @property
    def commands(self) -> list[str]:
        joined = self.text.replace("\\\n", "")
        return joined.splitlines() if self.language == "sh" else []


def blocks_of(page: str) -> Iterator[Block]:
    """List the code blocks of a page in order."""
    for token in MarkdownIt().parse((DOCS / f"{page}.md").read_text("utf-8")):
        language = token.info.removeprefix("{code-block} ")
        if token.type != "fence" or language.startswith("{"):
            continue
        first, _, text = token.content.partition("\n\n")
        if first.startswith(":caption: "):
            yield Block(language, first.removeprefix(":caption: "), text)
        else:
            yield Block(language, None, token.content)
