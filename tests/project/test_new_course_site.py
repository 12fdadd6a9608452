"""What ``new-course`` writes is built without a warning, and published by GitHub, GitLab and Read the Docs.

The services themselves are not asked: their own schemas read the files, and every command in these is run
here, in the shell and with the variables that the service has. Installing is left out: what would be
installed is there.
"""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from packaging.requirements import Requirement

import sphinx_syllabus
from sphinx_syllabus.__main__ import main

ROOT = Path(__file__).parents[2]
INSTALL = "python -m pip install -r requirements.txt"
# Hosts know nothing of this machine; NO_COLOR is not set there.
KEPT = ("PATH", "HOME", "LANG")
ADDRESS = "https://you.github.io/course"

COURSES = {
    "defaults": [],
    "persian": [
        *("--title", "یادگیری ژرف: «مبانی»", "--institution", "دانشگاه صنعتی شریف", "--starts", "۱ مهر ۱۴۰۵"),
        *("--timezone", "Asia/Tehran", "--meetings", "Saturday, Monday 10:30-12:00"),
        *("--calendars", "solar-hijri, gregorian", "--url", "https://example.org/dl/"),
    ],
    "american": [
        *("--title", 'C#: "Macros" {and} \\n $x$ _more_ <i>', "--starts", "January 19, 2027", "--weeks", "2"),
        *("--timezone", "America/New_York", "--meetings", "Sunday 6 pm-7:15 pm"),
    ],
}


def new_course(folder: Path, *flags: str) -> Path:
    assert main(["new-course", str(folder), "--defaults", *flags]) == 0
    return folder


def run(command: str, folder: Path, *shell: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command of a service's file, as the Python of these tests."""
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
    path = f"{Path(sys.executable).parent}:{kept['PATH']}"
    return subprocess.run(
        [*shell, command],
        cwd=folder,
        env=kept | {"PATH": path, "PYTHONPATH": str(ROOT / "_ext"), "CI": "true"} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def read(file: Path) -> Any:
    """Read YAML without its guesses: ``on`` is a key."""
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("name", COURSES)
def test_it_is_built_without_a_warning(name: str, tmp_path: Path) -> None:
    site = new_course(tmp_path / "course", *COURSES[name])
    built = run("python -m sphinx -b html -W --keep-going -n . _build/html", site, "bash", "-c")
    assert built.returncode == 0, built.stdout
    page = BeautifulSoup((site / "_build/html/index.html").read_text("utf-8"), "html.parser")
    heading = page.select_one("article h1")
    assert heading is not None
    title = COURSES[name][1] if COURSES[name] else "Course"
    assert re.sub("[“”]", '"', heading.get_text().removesuffix("#")) == title
    assert "Author name not set" not in page.get_text()
    assert (site / "_build/html/handout.pdf").is_file()


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-workflows", ".github/workflows/pages.yml"),
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
        ("vendor.readthedocs", ".readthedocs.yaml"),
    ],
)
def test_services_accept_their_files(schema: str, file: str, tmp_path: Path) -> None:
    site = new_course(tmp_path / "course")
    command = f"python -m check_jsonschema --builtin-schema {schema} {file}"
    checked = run(command, site, "bash", "-c")
    assert checked.returncode == 0, checked.stdout


def test_required_is_the_package_of_this_version(tmp_path: Path) -> None:
    (line,) = (new_course(tmp_path / "course") / "requirements.txt").read_text().splitlines()
    requirement = Requirement(line)
    assert (requirement.name, requirement.extras) == ("sphinx-syllabus", {"site"})
    assert sphinx_syllabus.__version__ in requirement.specifier


@pytest.mark.parametrize(
    ("zone", "cron"),
    [
        ("Asia/Tehran", "35 20 * * *"),
        ("UTC", "5 0 * * *"),
        ("America/New_York", "5 5 * * *"),  # half of the year at 01:05, never before midnight
        ("Pacific/Auckland", "5 12 * * *"),
    ],
)
def test_every_day_begins_with_a_build(zone: str, cron: str, tmp_path: Path) -> None:
    site = new_course(tmp_path / "course", "--timezone", zone)
    assert read(site / ".github/workflows/pages.yml")["on"]["schedule"] == [{"cron": cron}]
    assert f'"5 0 * * *" and the time zone {zone}' in (site / ".gitlab-ci.yml").read_text()


# -- GitHub -------------------------------------------------------------------------------------


class GitHub:
    """Run the steps of the workflow that are commands; what actions give is made up."""

    def __init__(self, site: Path) -> None:
        self.site = site
        workflow = read(site / ".github/workflows/pages.yml")
        self.jobs = workflow["jobs"]
        self.steps = self.jobs["build"]["steps"]
        self.said: dict[str, str] = {}
        self.status: dict[str, int] = {}

    def build(self, address: str = ADDRESS) -> None:
        """Run the job ``build``, up to the first step that fails it."""
        for step in self.steps:
            if "run" not in step or step["run"] == INSTALL:
                continue
            variables = {
                name: text.replace("${{ steps.pages.outputs.base_url }}", address)
                for name, text in step.get("env", {}).items()
            }
            done = run(step["run"], self.site, "bash", "-e", "-c", GITHUB_ACTIONS="true", **variables)
            self.said[step["name"]] = done.stdout
            self.status[step["name"]] = done.returncode
            if done.returncode and step.get("continue-on-error") != "true":
                return

    @property
    def problems_in_pages(self) -> list[dict[str, str]]:
        """What the problem matcher finds in the output of the build."""
        said = self.said["Build"].splitlines()
        (added,) = (line for line in said if line.startswith("::add-matcher::"))
        (matcher,) = json.loads((self.site / added.removeprefix("::add-matcher::")).read_text())[
            "problemMatcher"
        ]
        (pattern,) = matcher["pattern"]
        found = filter(None, (re.search(pattern["regexp"], line) for line in said))
        return [
            {name: match[pattern[name]] for name in ("file", "line", "severity", "message")}
            for match in found
        ]


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(new_course(tmp_path / "course", "--starts", "2026-09-21"))


def test_github_runs_nothing_that_is_not_tried_here(github: GitHub) -> None:
    assert [step["uses"].partition("@")[0] for step in github.steps if "uses" in step] == [
        "actions/checkout",
        "actions/setup-python",
        "actions/configure-pages",
        "actions/upload-pages-artifact",
    ]
    assert next(step["run"] for step in github.steps if "run" in step) == INSTALL
    (publish,) = github.jobs["publish"]["steps"]
    assert publish["uses"].startswith("actions/deploy-pages@")
    # The commands of the repository's own code can read it, and nothing more.
    assert github.jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert github.jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_github_publishes_the_site_for_its_own_address(github: GitHub) -> None:
    github.build()
    assert github.status == {"Check the data": 0, "Build": 0}, github.said
    (upload,) = (step for step in github.steps if "upload-pages-artifact" in step.get("uses", ""))
    output = github.site / upload["with"]["path"]
    missing = BeautifulSoup((output / "404.html").read_text(), "html.parser")
    assert [base["href"] for base in missing.select("base")] == ["/course/404.html"]
    home = (output / "index.html").read_text()
    assert "webcal://you.github.io/course/calendar.ics" in home
    assert github.problems_in_pages == []


def test_github_shows_problems_at_their_lines_and_publishes_with_doubts(github: GitHub) -> None:
    page = github.site / "syllabus/index.md"
    page.write_text(page.read_text() + "\n{doc}`nowhere`\n\n{due}`nothing`\n")
    (github.site / "notes.md").write_text("# In no menu\n")
    deadlines = github.site / "syllabus/deadlines.yaml"
    data = deadlines.read_text().splitlines()
    number = next(n for n, line in enumerate(data, start=1) if line.startswith("    due:"))
    data[number - 1] = "    due: 1 January 2020"
    deadlines.write_text("\n".join(data))
    github.build()
    assert github.status == {"Check the data": 1, "Build": 0}, github.said
    annotation = (
        f"::warning file=syllabus/deadlines.yaml,line={number},col=10::'assignment-1' is on 2020-01-01"
    )
    assert annotation in github.said["Check the data"]
    last = len(page.read_text().splitlines())
    found = {(problem["file"], problem["line"]) for problem in github.problems_in_pages}
    assert found == {
        (str(page), str(last - 2)),
        (str(page), str(last)),
        (str(github.site / "notes.md"), None),
    }
    assert {problem["severity"] for problem in github.problems_in_pages} == {"WARNING"}


def test_github_publishes_nothing_of_data_with_errors(github: GitHub) -> None:
    deadlines = github.site / "syllabus/deadlines.yaml"
    deadlines.write_text(deadlines.read_text().replace("    due:", "    du:"))
    github.build()
    assert github.status == {"Check the data": 1, "Build": 2}
    assert "::error file=syllabus/deadlines.yaml,line=" in github.said["Check the data"]
    assert github.problems_in_pages == [], "an error of the data is told once"


# -- GitLab -------------------------------------------------------------------------------------


def gitlab_job(site: Path, name: str) -> subprocess.CompletedProcess[str]:
    """Run the commands of a job, until one fails."""
    pipeline = read(site / ".gitlab-ci.yml")
    assert pipeline["default"]["before_script"] == [INSTALL]
    commands = "\n".join(pipeline[name]["script"])
    return run(commands, site, "bash", "-eo", "pipefail", "-c", GITLAB_CI="true", CI_PAGES_URL=ADDRESS)


def test_gitlab_publishes_the_site_for_its_own_address(tmp_path: Path) -> None:
    site = new_course(tmp_path / "course")
    pipeline = read(site / ".gitlab-ci.yml")
    done = gitlab_job(site, "pages")
    assert done.returncode == 0, done.stdout
    assert pipeline["pages"]["artifacts"]["paths"] == ["public"]
    missing = BeautifulSoup((site / "public/404.html").read_text(), "html.parser")
    assert [base["href"] for base in missing.select("base")] == ["/course/404.html"]


def test_gitlab_gets_a_report_of_the_data(tmp_path: Path) -> None:
    site = new_course(tmp_path / "course")
    check = read(site / ".gitlab-ci.yml")["check"]
    report = site / check["artifacts"]["reports"]["codequality"]
    assert check["allow_failure"] == "true"
    assert gitlab_job(site, "check").returncode == 0
    assert json.loads(report.read_text()) == []
    deadlines = site / "syllabus/deadlines.yaml"
    deadlines.write_text(deadlines.read_text().replace("    when: TBA", "    when: soon"))
    done = gitlab_job(site, "check")
    assert done.returncode == 1
    (problem,) = json.loads(report.read_text())
    place = f"{problem['location']['path']}:{problem['location']['lines']['begin']}:"
    assert place in done.stdout


# -- Read the Docs ------------------------------------------------------------------------------


def test_read_the_docs_publishes_the_site_for_its_own_address(tmp_path: Path) -> None:
    site = new_course(tmp_path / "course")
    hosting = read(site / ".readthedocs.yaml")
    assert hosting["python"]["install"] == [{"requirements": "requirements.txt"}]
    assert hosting["sphinx"] == {"configuration": "conf.py", "fail_on_warning": "false"}
    address = "https://course.readthedocs.io/en/latest/"
    command = "python -m sphinx -T -b html -d _build/doctrees -D language=en . _readthedocs/html"
    done = run(command, site, "bash", "-c", READTHEDOCS="True", READTHEDOCS_CANONICAL_URL=address)
    assert done.returncode == 0, done.stdout
    page = BeautifulSoup((site / "_readthedocs/html/index.html").read_text(), "html.parser")
    assert [link["href"] for link in page.select("link[rel=canonical]")] == [f"{address}index.html"]


# -- README -------------------------------------------------------------------------------------


def test_its_readme_names_commands_that_work(tmp_path: Path) -> None:
    site = new_course(tmp_path / "course")
    commands = re.findall(r"^    (.+)$", (site / "README.md").read_text(), flags=re.MULTILINE)
    assert INSTALL in commands
    (build,) = (command for command in commands if "sphinx -b" in command)
    done = run(build, site, "bash", "-c")
    assert done.returncode == 0, done.stdout
    assert (site / "_build/html/index.html").is_file()
    assert shlex.split(build)[:3] == ["python", "-m", "sphinx"]
