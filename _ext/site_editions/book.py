"""Sphinx's EPUB builder mended: a book in a language that is written from right to left is read so."""

from typing import Any

from sphinx.builders.epub3 import Epub3Builder

from site_editions.direction import direction_of


class DirectedEpubBuilder(Epub3Builder):
    """Sphinx's builder, which knows no other direction than left to right but for vertical writing."""

    def init(self) -> None:
        """Have each page say its direction."""
        super().init()
        if self._is_right_to_left:
            self.html_tag = self.html_tag.replace("<html", '<html dir="rtl"', 1)

    def content_metadata(self) -> dict[str, Any]:
        """Have the book's pages turn in its direction."""
        told = super().content_metadata()
        return {**told, "page_progression_direction": "rtl"} if self._is_right_to_left else told

    @property
    def _is_right_to_left(self) -> bool:
        return direction_of(self.config.epub_language or self.config.language) == "rtl"
