"""Pieces of MyST Markdown."""

import re


def fenced(text: str, language: str = "text", *options: str) -> str:
    """Write a code block, by a fence that is longer than any within it."""
    return _between(f"{{code-block}} {language}", "`", "\n".join((*options, "", text.strip("\n"))), text)


def boxed(content: str, *classes: str) -> str:
    """Put content into a box of some classes."""
    return _between(f"{{container}} {' '.join(classes)}", ":", content, content)


def _between(opening: str, sign: str, content: str, fences_in: str) -> str:
    longest = max((len(run) for run in re.findall(rf"{sign}{{3,}}", fences_in)), default=2)
    fence = sign * (longest + 1)
    return f"{fence}{opening}\n{content}\n{fence}"


def heading(level: int, title: str, target: str) -> str:
    """Write a heading and the name by which links lead to it."""
    return f"({target})=\n{'#' * level} {title}"


def definition(term: str, target: str, meaning: str) -> str:
    """Write a term to which links can lead, and below it what it means."""
    return f"[{term}]{{#{target}}}\n: {' '.join(meaning.split())}"


def paragraphs(*parts: str) -> str:
    """Join parts by empty lines."""
    return "\n\n".join(part for part in parts if part)


def codes(values: tuple[str, ...]) -> str:
    """List values as they are written."""
    return ", ".join(f"`` {value} ``" for value in values)
