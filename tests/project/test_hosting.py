"""Read the Docs accepts the configuration, and what it would run makes what it would publish."""

import copy
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Self
from urllib.parse import urljoin

import pytest
import yaml
from bs4 import BeautifulSoup
from packaging.specifiers import SpecifierSet
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]
ADDRESS = "https://deep-learning.readthedocs.io/en/latest/"
PERSIAN_ADDRESS = "https://deep-learning.readthedocs.io/fa/latest/"
REPOSITORY = "https://github.com/department/deep-learning"

# What a fresh clone does not have; see .gitignore.
NOT_IN_A_CLONE = (".git", ".venv", "_build", "__pycache__", ".*_cache", ".hypothesis", "node_modules")
# Read the Docs' containers know nothing of this machine but how packages and the network are reached.
KEPT = ("PATH", "HOME", "PIP_CONFIG_FILE", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS")
KEPT_ENDINGS = ("_proxy", "_ca_bundle", "ssl_cert_file")
BUILD = (
    "$READTHEDOCS_VIRTUALENV_PATH/bin/python -m sphinx -T -b html -d _build/doctrees"
    " -D language=$READTHEDOCS_LANGUAGE . $READTHEDOCS_OUTPUT/html"
)


class ReadTheDocs:
    """Run here, one by one, the commands that Read the Docs runs for a configuration.

    Their source is readthedocs/readthedocs-builder, in builder/builder: their order and their environment
    are in director.py, the ways to install in python_envs.py, to build pages in backends/sphinx.py, to run
    a command in environments.py. Not done here are the clone and the choice of a Python and a system;
    ``venv`` stands for virtualenv, which makes the same.
    """

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "checkouts" / "latest"
        self.output = self.checkout / "_readthedocs"
        self.log = ""
        environment = folder / "envs" / "latest"
        self._path = environment / "bin"
        kept = {
            name: value
            for name, value in os.environ.items()
            if name in KEPT or name.lower().endswith(KEPT_ENDINGS)
        }
        self._environment = kept | {
            "LANG": "C.UTF-8",
            "NO_COLOR": "1",
            "READTHEDOCS": "True",
            "READTHEDOCS_CANONICAL_URL": ADDRESS,
            "READTHEDOCS_GIT_CLONE_URL": f"{REPOSITORY}.git",
            "READTHEDOCS_GIT_COMMIT_HASH": "0" * 40,
            "READTHEDOCS_GIT_IDENTIFIER": "main",
            "READTHEDOCS_LANGUAGE": "en",
            "READTHEDOCS_OUTPUT": f"{self.output}/",
            "READTHEDOCS_PRODUCTION_DOMAIN": "readthedocs.org",
            "READTHEDOCS_PROJECT": "deep-learning",
            "READTHEDOCS_REPOSITORY_PATH": str(self.checkout),
            "READTHEDOCS_VERSION": "latest",
            "READTHEDOCS_VERSION_NAME": "latest",
            "READTHEDOCS_VERSION_TYPE": "branch",
            "READTHEDOCS_VIRTUALENV_PATH": str(environment),
        }

    def run(self, command: str, *first_on_path: Path) -> None:
        """Run a command of the configuration; any that fails ends the build, and nothing is published."""
        path = ":".join(map(str, (*first_on_path, self._path)))
        # Wrapped and split just so: a single quote in a command breaks it there as it does here.
        wrapped = f"nice -n 10 /bin/sh -c 'PATH={path}:$PATH ; {command}'"
        done = subprocess.run(
            shlex.split(wrapped),
            cwd=self.checkout,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.log += f"$ {command}\n{done.stdout}\n"
        assert done.returncode == 0, self.log

    def install(self, configuration: dict[str, Any]) -> None:
        self.run(f"{shlex.quote(sys.executable)} -m venv $READTHEDOCS_VIRTUALENV_PATH")
        pip = "$READTHEDOCS_VIRTUALENV_PATH/bin/python -m pip install"
        self.run(f"{pip} --upgrade --no-cache-dir pip setuptools")
        self.run(f"{pip} --upgrade --no-cache-dir sphinx")
        for step in configuration["python"]["install"]:
            self.run(f"{pip} --exists-action=w --no-cache-dir -r {step['requirements']}")

    def build(self, configuration: dict[str, Any]) -> None:
        assert configuration["sphinx"]["configuration"] == "conf.py"
        self.run(BUILD)
        self.build_pdf(configuration)

    def publishing_into(self, output: Path, **variables: str) -> Self:
        other = copy.copy(self)
        other.output = output
        other._environment = self._environment | {"READTHEDOCS_OUTPUT": f"{output}/"} | variables
        return other

    def build_pdf(self, configuration: dict[str, Any], *first_on_path: Path) -> None:
        for command in configuration["build"]["jobs"]["build"]["pdf"]:
            self.run(command, *first_on_path)


@pytest.fixture(scope="module")
def hosting() -> dict[str, Any]:
    configuration: dict[str, Any] = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text())
    return configuration


@pytest.fixture(scope="module")
def read_the_docs(hosting: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> ReadTheDocs:
    """Build a copy of this repository as Read the Docs would."""
    done = ReadTheDocs(tmp_path_factory.mktemp("deep-learning"))
    shutil.copytree(ROOT, done.checkout, ignore=shutil.ignore_patterns(*NOT_IN_A_CLONE))
    done.install(hosting)
    done.build(hosting)
    return done


@pytest.fixture(scope="module")
def persian(
    hosting: dict[str, Any], read_the_docs: ReadTheDocs, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Build the Persian edition as the project that is the translation of the other one."""
    elsewhere = read_the_docs.publishing_into(
        tmp_path_factory.mktemp("deep-learning-fa"),
        READTHEDOCS_LANGUAGE="fa",
        READTHEDOCS_CANONICAL_URL=PERSIAN_ADDRESS,
        READTHEDOCS_PROJECT="deep-learning-fa",
    )
    elsewhere.build(hosting)
    return elsewhere.output


@pytest.fixture
def tex() -> None:
    """Ask for TeX on this machine."""
    if shutil.which("xelatex") is None or shutil.which("latexmk") is None:
        reason = "no TeX was found: `make latexpdf` says what to install"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


def test_configuration_is_valid() -> None:
    # check-jsonschema ships Read the Docs' own schema (version 2), so no network is needed.
    command = ["-m", "check_jsonschema", "--builtin-schema", "vendor.readthedocs"]
    checked = subprocess.run(
        [sys.executable, *command, ".readthedocs.yaml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_configuration_asks_for_nothing_that_is_not_run_here(hosting: dict[str, Any]) -> None:
    assert set(hosting) == {"version", "build", "formats", "python", "sphinx"}
    assert set(hosting["build"]) == {"os", "tools", "jobs"}
    assert set(hosting["build"]["jobs"]) == {"build"}
    assert set(hosting["build"]["jobs"]["build"]) == set(hosting["formats"]) == {"pdf"}
    assert set(hosting["python"]) == {"install"}
    assert set(hosting["sphinx"]) == {"configuration", "fail_on_warning"}


def test_configuration_names_files_and_a_python_that_fit(hosting: dict[str, Any]) -> None:
    assert (ROOT / hosting["sphinx"]["configuration"]).is_file()
    assert [step["requirements"] for step in hosting["python"]["install"]] == ["requirements.txt"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert hosting["build"]["tools"]["python"] in SpecifierSet(project["requires-python"])


def test_broken_link_does_not_hold_back_a_corrected_deadline(hosting: dict[str, Any]) -> None:
    assert hosting["sphinx"]["fail_on_warning"] is False


def test_pages_know_where_they_are_published_and_edited(read_the_docs: ReadTheDocs) -> None:
    page = BeautifulSoup((read_the_docs.output / "html/syllabus/deadlines.html").read_text(), "html.parser")
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == f"{ADDRESS}syllabus/deadlines.html"
    assert page.select(f'a[href^="{REPOSITORY}/edit/main/syllabus/deadlines.yaml#L"]')


def test_missing_pages_find_their_styles_below_the_path_of_the_version(read_the_docs: ReadTheDocs) -> None:
    page = BeautifulSoup((read_the_docs.output / "html/404.html").read_text(), "html.parser")
    assert [base["href"] for base in page.select("base")] == ["/en/latest/404.html"]


def test_each_project_leads_to_the_page_of_its_translation(read_the_docs: ReadTheDocs, persian: Path) -> None:
    name = "syllabus/deadlines.html"
    addresses = {"en": ADDRESS + name, "fa": PERSIAN_ADDRESS + name}
    for language, html in (("en", read_the_docs.output / "html"), ("fa", persian / "html")):
        page = BeautifulSoup((html / name).read_text("utf-8"), "html.parser")
        assert page.html
        assert page.html["lang"] == language
        assert [link["href"] for link in page.select("link[rel=canonical]")] == [addresses[language]]
        alternates = {link["hreflang"]: link["href"] for link in page.select("head link[hreflang]")}
        assert alternates == addresses | {"x-default": addresses["en"]}
        [switch] = page.select("a.language-switch")
        [other] = addresses.keys() - {language}
        assert urljoin(addresses[language], str(switch["href"])) == addresses[other]


def test_book_is_not_published_with_pages_in_another_language(persian: Path) -> None:
    assert (persian / "html" / "handout.pdf").is_file()
    assert not (persian / "pdf").exists()


def test_project_that_is_no_translation_has_no_switch(read_the_docs: ReadTheDocs, tmp_path: Path) -> None:
    address = "https://deep-learning.example.org/"
    alone = read_the_docs.publishing_into(tmp_path, READTHEDOCS_CANONICAL_URL=address)
    alone.run(BUILD)
    page = BeautifulSoup((tmp_path / "html/index.html").read_text("utf-8"), "html.parser")
    assert [link["href"] for link in page.select("link[rel=canonical]")] == [f"{address}index.html"]
    assert not page.select("a.language-switch, head link[hreflang]")


def test_nothing_is_left_where_read_the_docs_refuses_it(read_the_docs: ReadTheDocs) -> None:
    # Its builder fails a build that has made this folder, which was its own in former times.
    assert not (read_the_docs.checkout / "_build/html").exists()


def test_what_is_for_editors_is_not_published(read_the_docs: ReadTheDocs) -> None:
    assert (ROOT / "syllabus" / "schema.json").is_file()
    assert not [*(read_the_docs.output / "html").rglob("schema.json")]


def test_handout_is_published_with_the_home_page_that_links_it(read_the_docs: ReadTheDocs) -> None:
    html = read_the_docs.output / "html"
    page = BeautifulSoup((html / "index.html").read_text(), "html.parser")
    assert page.select('main a[href="handout.pdf"]')
    assert len(PdfReader(html / "handout.pdf").pages) in range(2, 5)


@pytest.mark.usefixtures("tex")
def test_book_is_the_one_pdf(read_the_docs: ReadTheDocs) -> None:
    # With none, two, or anything else in this folder a build fails.
    folder = read_the_docs.output / "pdf"
    assert folder.is_dir(), read_the_docs.log
    assert [file.name for file in folder.iterdir()] == ["book.pdf"]
    assert len(PdfReader(folder / "book.pdf").pages) > 4


def test_pages_are_published_where_tex_fails(
    hosting: dict[str, Any], read_the_docs: ReadTheDocs, tmp_path: Path
) -> None:
    for name in ("latexmk", "xelatex"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    elsewhere = read_the_docs.publishing_into(tmp_path / "output")
    elsewhere.build_pdf(hosting, tmp_path)
    assert not elsewhere.output.exists()
    assert "There is no book" in elsewhere.log
