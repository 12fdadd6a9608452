"""Problems as GitHub and GitLab show them: ``check --format github`` and ``gitlab``."""

import json
import re
import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from sphinx_syllabus.__main__ import main
from sphinx_syllabus.model.problem import Place, Problem, Severity
from sphinx_syllabus.outputs.annotations import github_annotations, gitlab_report
from sphinx_syllabus.read_course import read_course

HERE = Path(__file__).parent
BAD_DATA = HERE / "bad_data"

COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]+),line=(\d+),col=(\d+)::(.+)")


class TextFile(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def bad_site(case: str, folder: Path) -> Path:
    site = Path(shutil.copytree(HERE / "good_site", folder / case))
    shutil.copytree(BAD_DATA / case, site / "syllabus", dirs_exist_ok=True)
    return site


def problem(message: str, file: str = "syllabus/course.yaml", line: int = 3) -> Problem:
    return Problem(Place(file, line, 5), message, Severity.WARNING, "clash")


def test_every_problem_is_told_with_its_line(tmp_path: Path) -> None:
    for case in BAD_DATA.iterdir():
        problems = read_course(bad_site(case.name, tmp_path)).problems
        report = json.loads(gitlab_report(problems))
        for found, line, entry in zip(problems, github_annotations(problems), report, strict=True):
            parts = COMMAND.fullmatch(line)
            assert parts, line
            assert parts.group(2, 3, 4) == tuple(map(str, found.place))
            assert parts[5].replace("%25", "%") == entry["description"] == found.message
            assert entry["location"] == {"path": found.place.file, "lines": {"begin": found.place.line}}
            assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert len({entry["fingerprint"] for entry in report}) == len(report)


@pytest.mark.parametrize("case", ["good-sessions-without-topic", "was", "workload"])
def test_check_adds_annotations_to_its_words(
    case: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    snapshot: SnapshotAssertion,
) -> None:
    bad_site(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    # The site is a folder of the repository here: files are named from the repository's top.
    status = main(["check", case, "--format", "github"])
    assert status == (0 if case.startswith("good-") else 1)
    assert capsys.readouterr().out == snapshot(extension_class=TextFile)


def test_check_prints_the_report_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = bad_site("workload", tmp_path)
    assert main(["check", str(site), "--format", "gitlab"]) == 1
    paths = {entry["location"]["path"] for entry in json.loads(capsys.readouterr().out)}
    assert paths == {f"{site}/syllabus/deadlines.yaml"}


def test_github_takes_no_sign_of_a_message_for_its_own() -> None:
    (line,) = github_annotations([problem("50% of\r\n::error::this", "syllabus/a,b:c%.yaml")])
    place = "file=syllabus/a%2Cb%3Ac%25.yaml,line=3,col=5"
    assert line == f"::warning {place}::50%25 of%0D%0A::error::this"


def test_gitlab_knows_a_problem_again_that_has_moved() -> None:
    def fingerprints(*problems: Problem) -> list[str]:
        return [entry["fingerprint"] for entry in json.loads(gitlab_report(problems))]

    before = fingerprints(problem("too early", line=3), problem("too early", line=9))
    assert fingerprints(problem("too early", line=5), problem("too early", line=11)) == before
    assert len(set(before)) == 2
