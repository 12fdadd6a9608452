"""``new-course``: ask a few questions, and write a small complete site from the answers."""

import argparse
import shlex
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx_syllabus.atomic_file import replace_file, replace_files
from sphinx_syllabus.commands.new_course.files import names_of_files, site_files
from sphinx_syllabus.commands.new_course.questions import (
    QUESTIONS,
    Answers,
    Place,
    Question,
    zone_of_this_machine,
)
from sphinx_syllabus.commands.reports import line_of
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.read_course import read_course


class CannotBeginError(Exception):
    """Nothing is written; the message says why."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "new-course",
        help="ask a few questions, and write a small complete site",
        description="Ask a few questions, and write a small complete site with example dates: data, pages, "
        "configuration, and the files that publish it on GitHub, GitLab and Read the Docs. Nothing is "
        "overwritten. Without a terminal nothing is asked.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write it; made if need be")
    for question in QUESTIONS:
        parser.add_argument(f"--{question.name}", metavar="TEXT", help=question.words)
    parser.add_argument("--defaults", action="store_true", help="ask nothing: take the defaults")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write a new course; the exit status is 1 where that cannot be done."""
    folder: Path = options.folder
    given = {
        question.name: text
        for question in QUESTIONS
        if (text := getattr(options, question.name.replace("-", "_"))) is not None
    }
    try:
        _refuse_to_overwrite(folder)
        now = datetime.now(UTC).astimezone()
        place = Place(folder.resolve().name, now.date(), zone_of_this_machine())
        answers = _answers(given, place, asks=not options.defaults and sys.stdin.isatty())
        files = site_files(answers, now.date())
        _check(files)
        with _no_folders_left(folder, files):
            replace_files({folder / name: content for name, content in files.items()})
    except CannotBeginError as reason:
        print(reason)
        print("Nothing has been written.")
        return 1
    except (EOFError, KeyboardInterrupt):
        print("\nNothing has been written.")
        return 1
    except OSError as error:
        print(f"{error.filename}: cannot be written: {error.strerror}")
        print("Nothing has been written.")
        return 1
    for name in files:
        print(f"Wrote {folder / name}")
    for line in _next_steps(folder):
        print(line)
    return 0


def _refuse_to_overwrite(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise CannotBeginError(f"{folder} is a file: name a folder")
    there = [str(folder / name) for name in names_of_files() if (folder / name).exists()]
    if there:
        raise CannotBeginError("\n".join(["These files are there already:", *there]))


@contextmanager
def _no_folders_left(folder: Path, names: Iterable[str]) -> Iterator[None]:
    """Remove the folders that are made for files where these cannot be written."""
    folders = {parent for name in names for parent in (folder / name).parents}
    new = [path for path in folders if not path.exists()]
    try:
        yield
    except BaseException:
        for path in sorted(new, key=lambda path: len(path.parts), reverse=True):
            with suppress(OSError):  # it was not made, or somebody else has put something there
                path.rmdir()
        raise


def _answers(given: Answers, place: Place, *, asks: bool) -> Answers:
    """Gather an answer to every question: the one that is given, or asked for, or the default."""
    answers: dict[str, str] = {}
    if asks:
        print("Enter alone takes what stands in brackets. Everything can be changed later.")
    for question in QUESTIONS:
        if question.name in given:
            answers[question.name] = _given(question, given[question.name])
        else:
            default = question.default(answers, place)
            answers[question.name] = _asked(question, default) if asks else default
    return answers


def _given(question: Question, text: str) -> str:
    if not text.strip():
        raise CannotBeginError(f"--{question.name} is empty: write a value, or leave it out")
    try:
        return _checked(question, text)
    except ValueError as error:
        raise CannotBeginError(f"--{question.name}: {error}") from error


def _asked(question: Question, default: str) -> str:
    """Ask until the answer can be read."""
    while True:
        text = input(f"{question.words} [{default or 'none'}]: ")
        if not text.strip():
            return default
        try:
            return _checked(question, text)
        except ValueError as error:
            print(f"  {error}")


def _checked(question: Question, text: str) -> str:
    text = " ".join(text.split())
    question.check(text)
    return text


def _check(files: Mapping[str, bytes]) -> None:
    """Read the course as it would be: answers that are right alone may not go together."""
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            replace_file(Path(folder, name), content)
        read = read_course(Path(folder)).problems
    problems = [problem for problem in read if problem.severity is not Severity.NOTE]
    if problems:
        raise CannotBeginError("\n".join(["These answers do not go together:", *map(line_of, problems)]))


def _next_steps(folder: Path) -> Iterator[str]:
    yield ""
    yield "Next: look for the word 'decide' in these files, and build the site:"
    if folder.resolve() != Path.cwd():
        yield f"  cd {shlex.quote(str(folder))}"
    yield "  python -m sphinx_syllabus check"
    yield "  python -m sphinx -b html . _build/html"
