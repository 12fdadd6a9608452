"""What tests of several kinds share: whole sites, each built once."""

import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests import wheelhouse as wheels
from tests.course_editions import EDITIONS
from tests.hostile_course import FULL_COURSE, TURNS, make_hostile_course
from tests.profile import cases
from tests.sphinx_process import sphinx_build

TESTS = Path(__file__).parent

IN_THE_THEME = [
    "-Dextensions=myst_parser,sphinx_design,sphinxcontrib.bibtex,sphinx_syllabus,lean_book_theme",
    "-Dhtml_theme=sphinx_book_theme",
    "-Dhtml_favicon=pictures/ada.png",
]
"""Options with which a course is built in the theme, whose configuration names another."""

# Where CI is set, Sphinx colours its messages even in a file; tests compare their words.
os.environ["NO_COLOR"] = "1"


@pytest.fixture(scope="session", params=EDITIONS)
def language(request: pytest.FixtureRequest) -> str:
    """Return the language of each edition in turn."""
    language: str = request.param
    return language


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of this repository, all editions, and return its folder."""
    return _build_editions_once(TESTS.parent, "site", tmp_path_factory)


@pytest.fixture(scope="session")
def edition(site: Path, language: str) -> Path:
    """Return the folder of each edition of the site in turn."""
    return site / EDITIONS[language]


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site that shows the theme every kind of content, all editions, and return its folder.

    Its own words are English in both: the theme's are not.
    """
    address = "https://sample.example/"
    return _build_editions_once(TESTS / "theme" / "sample", "sample", tmp_path_factory, address=address)


@pytest.fixture(scope="session")
def published_sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the same site for the address at which it is published, below a path of its host."""
    address = "https://example.org/course/"
    return _build_editions_once(TESTS / "theme" / "sample", "published", tmp_path_factory, address=address)


@pytest.fixture(scope="session")
def persian_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site that shows the theme what is read from right to left and return its folder."""
    return _build_once(TESTS / "theme" / "persian", "persian", tmp_path_factory)


@pytest.fixture(scope="session")
def course_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of a course with meetings, all editions, and return its folder."""
    address = "https://course.example/"
    return _build_editions_once(TESTS / "browser" / "course", "course", tmp_path_factory, address=address)


@pytest.fixture(scope="session")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the course that uses every key of the data, all editions, in the theme, and return its folder."""
    address = "https://full.example/"
    return _build_editions_once(FULL_COURSE, "full", tmp_path_factory, *IN_THE_THEME, address=address)


class HostileSite(NamedTuple):
    """The site of a course with attacks in place of its texts, and what stands in place of each text."""

    folder: Path
    texts: dict[str, str]


@pytest.fixture(scope="session", params=range(cases(quick=1, nightly=TURNS)))
def hostile_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    """Build that course with attacks in place of its texts; nightly, each text is replaced by each."""
    name = f"hostile-{request.param}"

    def build(output: Path) -> None:
        source = output.with_name(f"{name}-source")
        texts = make_hostile_course(source, turn=request.param)
        _build_editions(source, output / "site", name, *IN_THE_THEME, address="https://hostile.example/")
        (output / "texts.json").write_text(json.dumps(texts), "utf-8")

    folder = _make_once(name, build, tmp_path_factory)
    return HostileSite(folder / "site", json.loads((folder / "texts.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def wheelhouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's wheel into a folder, beside the wheels of all that it needs."""

    def fill(folder: Path) -> None:
        folder.mkdir()
        wheels.fill(folder)

    return _make_once("wheelhouse", fill, tmp_path_factory)


@pytest.fixture(scope="session")
def offline(wheelhouse: Path) -> dict[str, str]:
    """Return environment variables with which pip finds the wheelhouse only, and Python nothing of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    return kept | {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_FIND_LINKS": str(wheelhouse),
        "PIP_NO_COMPILE": "1",  # most of what is installed is never imported
        "PIP_NO_INDEX": "1",
    }


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the guide and return its folder."""
    return _build_once(TESTS.parent / "docs", "guide", tmp_path_factory)


def _build_once(source: Path, name: str, tmp_path_factory: pytest.TempPathFactory, *options: str) -> Path:
    """Build a site, unless another worker of this run has built it."""

    def build(output: Path) -> None:
        _build(source, output, output.with_name(f"{name}-doctrees"), *options)

    return _make_once(name, build, tmp_path_factory)


def _build_editions_once(
    source: Path, name: str, tmp_path_factory: pytest.TempPathFactory, *options: str, address: str = ""
) -> Path:
    """Build the editions of a site into one folder, unless another worker of this run has built them."""

    def build(output: Path) -> None:
        _build_editions(source, output, name, *options, address=address)

    return _make_once(name, build, tmp_path_factory)


def _build_editions(source: Path, output: Path, name: str, *options: str, address: str = "") -> None:
    """Build the editions of a site into one folder.

    Args:
        address: where the site is published, unless its configuration knows of its editions.
    """
    for language, folder in EDITIONS.items():
        doctrees = output.with_name(f"{name}-{language}-doctrees")
        where = [f"-Dhtml_baseurl={address}{folder}"] if address else []
        _build(source, output / folder, doctrees, f"-Dlanguage={language}", *where, *options)


def _build(source: Path, output: Path, doctrees: Path, *options: str) -> None:
    """Build a site, each warning an error."""
    build = sphinx_build("-W", "--keep-going", "-n", "-E", "-q", *options, "-d", doctrees, source, output)
    assert build.returncode == 0, build.stderr


def _make_once(name: str, make: Callable[[Path], None], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder, unless another worker of this run has made it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    output = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            unfinished = shared / f"{name}-unfinished"
            make(unfinished)
            unfinished.rename(output)
    return output
