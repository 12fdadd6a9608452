"""The handout as PDF, set by Typst."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import typst

MAIN = "main.typ"
"""The name by which Typst knows the file to begin with."""

PLACE = re.compile(r"^ *┌─ (?P<file>.+):(?P<line>\d+):\d+$", re.MULTILINE)

NO_GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
ESCAPED = re.compile(r"\\(?:u\{(?P<code>[0-9a-f]+)\}|(?P<sign>.))")
"""How Typst writes quotation marks and what is invisible."""


class TypesettingError(Exception):
    """What Typst found wrong in a template.

    Args:
        message: what is wrong, and what may help.
        file: the name of the file that it is in, None where Typst names no place.
        line: the line there, counted from one.
    """

    def __init__(self, message: str, file: str | None = None, line: int | None = None) -> None:
        super().__init__(message if file is None else f"{file}:{line}: {message}")
        self.message, self.file, self.line = message, file, line


class NoGlyphError(TypesettingError):
    """None of the fonts can show some ``texts``, of one letter or sign each."""

    def __init__(self, message: str, texts: frozenset[str]) -> None:
        super().__init__(message)
        self.texts = texts


def typeset(files: Mapping[str, bytes], template: str, fonts: Sequence[str], timestamp: int) -> bytes:
    """Set a handout as a PDF that conforms to PDF/UA-1.

    Args:
        files: what the template is made of and what it reads, by name; it can read nothing else.
        template: the name of the file to begin with.
        fonts: folders of fonts; there are these and those that Typst brings, none of the system's.
        timestamp: when the PDF was made, in seconds since 1970.

    Raises:
        NoGlyphError: there are letters or signs that no font has.
        TypesettingError: the template is wrong, or what it sets cannot be read by everybody; what Typst
            only warns of, as of a font that is not there, is an error too.
    """
    # Any: what typst tells of its types does not know of several files.
    sources: Any = {MAIN if name == template else name: content for name, content in files.items()}
    pdf: bytes
    try:
        pdf, warnings = typst.compile_with_warnings(
            sources,
            # Without it a template could read the folder from which the build was started.
            root=fonts[0],
            font_paths=[*fonts],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards="ua-1",
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        raise _error(error, template, files) from None
    if warnings:
        raise _error(warnings[0], template, files)
    return pdf


def _error(
    found: typst.TypstError | typst.TypstWarning, template: str, files: Mapping[str, bytes]
) -> TypesettingError:
    message = "; ".join([found.message, *found.hints])
    if unset := NO_GLYPH.findall(found.diagnostic):
        return NoGlyphError(message, frozenset(map(_unescaped, unset)))
    place = PLACE.search(found.diagnostic)
    if place is None:
        return TypesettingError(message)
    # Typst tells the way to a file from the folder from which the build was started.
    name = next((name for name in (MAIN, *files) if place["file"].endswith(name)), place["file"])
    return TypesettingError(message, template if name == MAIN else name, int(place["line"]))


def _unescaped(text: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found["code"], 16)) if found["code"] else found["sign"], text)
