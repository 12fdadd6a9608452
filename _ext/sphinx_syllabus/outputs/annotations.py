"""Problems as the services that build a site show them: each beside the line that it is about.

GitHub reads commands from the output of a job (``::error file=...::message``). Of each grade it shows ten
for a step. GitLab reads a report of code quality, a JSON file.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from sphinx_syllabus.model.problem import Problem, Severity

GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
GITLAB_GRADES = {Severity.ERROR: "blocker", Severity.WARNING: "major", Severity.NOTE: "info"}


def github_annotations(problems: Iterable[Problem]) -> Iterator[str]:
    """Write each problem as a command of a GitHub workflow.

    Args:
        problems: their files are named from the repository's top folder.
    """
    for problem in problems:
        file, line, column = problem.place
        place = f"file={_in_property(file)},line={line},col={column}"
        yield f"::{GITHUB_COMMANDS[problem.severity]} {place}::{_in_message(problem.message)}"


def gitlab_report(problems: Iterable[Problem]) -> str:
    """Write problems as a report of code quality for GitLab.

    A problem keeps its fingerprint when it moves to another line, so that only new ones are told as new.

    Args:
        problems: their files are named from the repository's top folder.
    """
    seen: Counter[tuple[str, str]] = Counter()
    entries = []
    for problem in problems:
        same = (problem.place.file, problem.message)
        seen[same] += 1
        entries.append(
            {
                "description": problem.message,
                "check_name": f"syllabus.{problem.topic}",
                "fingerprint": hashlib.sha256("\n".join((*same, str(seen[same]))).encode()).hexdigest(),
                "severity": GITLAB_GRADES[problem.severity],
                "location": {"path": problem.place.file, "lines": {"begin": problem.place.line}},
            }
        )
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n"


def _in_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
