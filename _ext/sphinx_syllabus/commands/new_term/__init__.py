"""``new-term``: give every date of a course its place in another term, and archive the one before."""

import argparse
import shlex
import shutil
from datetime import date
from pathlib import Path

from sphinx_syllabus.atomic_file import replace_files
from sphinx_syllabus.commands.new_term.change import ARCHIVE, CannotBeginError, TermChange, change_of
from sphinx_syllabus.commands.new_term.mentions import mentions_in
from sphinx_syllabus.commands.new_term.report import report_on
from sphinx_syllabus.commands.reports import add_site
from sphinx_syllabus.dates.grammar import DateError, read_day

NARROWEST, WIDTH, WIDEST = 80, 100, 120
"""How wide the table may be, and is where it is on no terminal."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "new-term",
        help="move the course to another term: show every date before and after, and write it when told to",
        description="Move the course to another term: show every date before and after, what it clashes "
        "with and what needs a decision. With --write, the data is changed, and the former term kept in "
        f"the folder '{ARCHIVE}'.",
    )
    parser.add_argument("day", help="the first day of the new term, such as '1 Mehr 1403'")
    add_site(parser)
    parser.add_argument("--name", help="what the term is called; guessed from the present name unless given")
    parser.add_argument("--write", action="store_true", help="change the files; else nothing is changed")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show another term, or begin it; the exit status is 1 where that cannot be done."""
    site: Path = options.site
    try:
        change = change_of(site, _day(options.day), options.name)
        columns = shutil.get_terminal_size((WIDTH, 1)).columns
        width = min(max(columns, NARROWEST), WIDEST)
        for line in report_on(change, tuple(mentions_in(site, change)), width):
            print(line)
        print()
        if options.write:
            _write(site, change)
        else:
            again = ["new-term", options.day, *_others(options), "--write"]
            print(f"Nothing has been changed. To do so: python -m sphinx_syllabus {shlex.join(again)}")
    except CannotBeginError as reason:
        print(reason)
        print("Nothing has been changed.")
        return 1
    return 0


def _day(text: str) -> date:
    try:
        return read_day(text)
    except DateError as error:
        raise CannotBeginError(str(error)) from error


def _others(options: argparse.Namespace) -> list[str]:
    site = [] if options.site == Path() else [str(options.site)]
    return site if options.name is None else [*site, "--name", options.name]


def _write(site: Path, change: TermChange) -> None:
    """Write the archive first: whatever comes between, the former data are somewhere."""
    new = {**change.data.files, **{page.name: page.content for page in change.pages}}
    changed = {name: text for name, text in new.items() if text != _content(site / name)}
    try:
        replace_files(
            {_place(site / name, text): text for name, text in {**change.archived, **changed}.items()}
        )
    except OSError as error:
        raise CannotBeginError(f"{error.filename}: cannot be written: {error.strerror}") from error
    print(f"Kept {change.before.plan.term.name} in {change.archive}")
    for name, text in changed.items():
        print(f"{'Removed' if text is None else 'Changed'} {name}")


def _place(path: Path, text: bytes | None) -> Path:
    """Return what is to be replaced, so that a link stays one, or what is to go: the link itself."""
    return path if text is None else path.resolve()


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
