"""From finished files to the entries in them, each as text with its links; a reader for each format."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from docutils.utils import column_width


@dataclass(frozen=True)
class Entry:
    """A row of a table or an item of a list; ``machine`` are its dates in ISO 8601."""

    text: str
    links: tuple[str, ...] = ()
    machine: tuple[str, ...] = ()


# -- HTML -----------------------------------------------------------------------------------------------


def entries_of_html(path: Path) -> list[Entry]:
    """Read the rows of tables, and the items of lists that are no part of a table."""
    [body] = BeautifulSoup(path.read_text("utf-8"), "html.parser").select("div.body")
    found = body.select("table[class*=syllabus-] tbody tr, ul[class*=syllabus-] > li")
    return [_entry_of_html(it) for it in found]


def _entry_of_html(element: Tag) -> Entry:
    lines = [it for it in element.select("p, li") if not it.select("p")]
    return Entry(
        " ".join(line.get_text("") for line in lines or [element]),
        tuple(str(it["href"]) for it in element.select("a[href]")),
        tuple(str(it["datetime"]) for it in element.select("time")),
    )


# -- Plain text -----------------------------------------------------------------------------------------


def entries_of_text(path: Path) -> list[Entry]:
    """Read the rows of tables in plain text, and items of lists where there are no tables."""
    lines = path.read_text("utf-8").splitlines()
    if not any(line.startswith("+-") for line in lines):
        return [Entry(it) for it in re.split(r"^\* ", "\n".join(lines), flags=re.MULTILINE)[1:]]
    return [Entry(" ".join(row)) for row in _rows_of_text(lines)]


def _rows_of_text(lines: list[str]) -> Iterator[list[str]]:
    columns: list[int] = []
    cells: list[str] = []
    for line in lines:
        if line.startswith("|="):  # what is above was the head
            cells = [""] * len(cells)
        elif line.startswith("+"):
            if any(cells):
                yield cells
            columns = [it.start() for it in re.finditer(r"\+", line)]
            cells = [""] * (len(columns) - 1)
        elif line.startswith("|"):
            pairs = zip_longest(cells, _cells(line, columns), fillvalue="")  # a cell may be as wide as a row
            cells = [f"{cell} {more}".strip() for cell, more in pairs]


def _cells(line: str, columns: list[int]) -> Iterator[str]:
    """Cut a line where columns begin, as wide as its letters are shown; borders within a cell are nothing."""
    starts = [
        index for index, letter in enumerate(line)
        if letter in "|+" and column_width(line[:index]) in columns
    ]  # fmt: skip
    for start, end in pairwise(starts):
        cell = line[start + 1 : end]
        yield "" if not cell.strip("-") else cell.strip()


# -- LaTeX ----------------------------------------------------------------------------------------------

SIGNS = {
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<",
    "textgreater": ">", "textquotesingle": "'", "textquotedbl": '"', "textbar": "|", "sphinxhyphen": "-",
    "textasciigrave": "`", "textemdash": "—", "textendash": "–",
}  # fmt: skip
WITH_HIDDEN_ARGUMENT = {"label", "begin", "end", "sphinxcolwidth", "detokenize", "DUrole"}
TOKEN = re.compile(
    r"\\([A-Za-z@]+)\*?[ \n]?|\\(.)|([{}])|(%[^\n]*\n)|(\[[^][]*\](?=\{))|([^\\{}%\[]+|\[)", re.DOTALL
)


def entries_of_latex(path: Path) -> list[Entry]:
    """Read the rows of tables in LaTeX, and items of lists where there are no tables."""
    text = path.read_text("utf-8").partition(r"\begin{document}")[2]
    bodies = re.findall(
        r"\\sphinxtableatstartofbodyhook(.*?)\\(?:sphinxbottomrule|sphinxtableafterendhook)", text, re.DOTALL
    )
    if not bodies:
        lists = re.findall(r"\\begin\{itemize\}(.*?)\\end\{itemize\}", text, re.DOTALL)
        items = (it for one in lists for it in re.split(r"^\\item ", one, flags=re.MULTILINE)[1:])
        return [_entry_of_latex(it) for it in items]
    rows = (row for body in bodies for row in re.split(r"^\\\\\*?\n", body, flags=re.MULTILINE))
    return [entry for entry in map(_entry_of_latex, rows) if entry.text.strip()]


def _entry_of_latex(row: str) -> Entry:
    links: list[str] = []

    def link(found: re.Match[str]) -> str:
        links.append(re.sub(r"\\(.)", r"\1", found[1]))
        return ""

    row = re.sub(r"\\begin\{varwidth\}\[t\]\{\\sphinxcolwidth\{\d\}\{\d\}\}", "", row)
    row = re.sub(r"^&", " ", row, flags=re.MULTILINE)
    row = re.sub(r"\\sphinxhref\{((?:[^{}\\]|\\.)*)\}", link, row)
    return Entry(plain_text_of_latex(row), tuple(links))


def plain_text_of_latex(text: str) -> str:
    """Take the commands out of LaTeX."""
    shown, hidden, depth = "", 0, 0
    hides_next = False
    for command, sign, brace, comment, option, words in TOKEN.findall(text):
        if brace == "{":
            depth += 1
            if hides_next and not hidden:
                hidden = depth
        elif brace == "}":
            hidden = 0 if hidden == depth else hidden
            depth -= 1
        elif hidden or comment or (option and hides_next):
            continue
        elif command:
            shown += SIGNS.get(command, "")
        else:
            shown += sign or option or words
        if command and not hidden:
            hides_next = command in WITH_HIDDEN_ARGUMENT
        elif not option:
            hides_next = False
    return shown
