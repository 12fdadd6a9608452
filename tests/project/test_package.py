"""What is installed from the wheel makes a course site, far from this repository and its packages."""

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from tests.wheelhouse import build

ROOT = Path(__file__).parents[2]
PACKAGES = {
    "lean_book_theme",
    "mended_latex",
    "persian_search",
    "site_editions",
    "sphinx_mathml",
    "sphinx_syllabus",
}

COURSE = """\
course: {id: logic, title: Logic}
term: {name: Fall 2025, starts: 2025-09-01, weeks: 12, timezone: Europe/Paris}
schedule:
  - {module: Proofs, weeks: 1-6, topics: [Natural deduction]}
deadlines:
  - {id: sheet, title: First sheet, due: 2025-09-12}
"""

PAGE = """\
Logic
=====

.. next::

.. syllabus::

.. deadlines::

The first sheet is due :due:`sheet`.

.. math:: a \\to b
"""

MYST_PAGE = """\
# Logic

```{next}
```

```{syllabus}
```

```{deadlines}
```

```{timeline}
```

The first sheet is due {due}`sheet`; {output}`a sheet to print <handout.pdf>`.
"""

SITE = """\
Logic
=====

:::{deadlines}
:::

::::{grid} 2
:::{grid-item-card} One
:::
::::
"""


@pytest.fixture(scope="module")
def contents(wheelhouse: Path) -> list[str]:
    (wheel,) = wheelhouse.glob("sphinx_syllabus-*.whl")
    return zipfile.ZipFile(wheel).namelist()


class Installed:
    """A virtual environment with what is asked for and what that needs, and nothing else."""

    def __init__(self, folder: Path, variables: dict[str, str], *names: str) -> None:
        self._folder = folder
        self._variables = variables
        folder.mkdir()
        self._run(sys.executable, "-m", "venv", "environment")
        self.install(*names)

    def install(self, *names: str) -> None:
        """Install packages as their readers are told to."""
        self.python("-m", "pip", "install", "--quiet", *names)

    def python(self, *arguments: str | Path) -> str:
        """Run Python in the folder of all sites, and return what it says."""
        return self._run(self._folder / "environment" / "bin" / "python", *arguments)

    def site(self, name: str, page: str, text: str, configuration: str) -> Path:
        """Write a course's site, build it, each warning an error, and return the folder of its pages."""
        source = self._folder / name
        (source / "syllabus").mkdir(parents=True)
        (source / "conf.py").write_text(configuration)
        (source / page).write_text(text)
        (source / "syllabus" / "course.yaml").write_text(COURSE)
        self.python("-m", "sphinx", "-W", "-n", "-q", source, source / "_build")
        return source / "_build"

    def _run(self, *command: str | Path) -> str:
        done = subprocess.run(
            command, cwd=self._folder, env=self._variables, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(offline: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("elsewhere") / "sites", offline, "sphinx-syllabus")


def test_wheel_holds_every_file_of_the_extensions_and_nothing_else(contents: list[str]) -> None:
    ours = {name for name in contents if ".dist-info/" not in name}
    written = {
        path.relative_to(ROOT / "_ext").as_posix()
        for path in (ROOT / "_ext").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert ours == written
    assert {name.partition("/")[0] for name in ours} == PACKAGES
    assert {f"{package}/py.typed" for package in PACKAGES} <= ours


def test_every_font_comes_with_its_licence(contents: list[str]) -> None:
    fonts = {Path(name).parent for name in contents if name.endswith((".ttf", ".woff2"))}
    licences = {Path(name).parent.as_posix() for name in contents if ".dist-info/licenses/" in name}
    assert fonts
    assert all(any(folder.endswith(f"_ext/{font}") for folder in licences) for font in fonts)


def test_sdist_makes_the_same_wheel(contents: list[str], tmp_path: Path) -> None:
    sdist = build("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.glob("sphinx_syllabus-*/")
    assert not {"conf.py", "syllabus", "tests"} & {path.name for path in source.iterdir()}
    wheel = build("wheel", source, tmp_path / "wheel")
    assert sorted(zipfile.ZipFile(wheel).namelist()) == sorted(contents)


def test_extension_needs_no_theme_and_no_markdown(installed: Installed) -> None:
    pages = installed.site("plain", "index.rst", PAGE, 'extensions = ["sphinx_syllabus", "sphinx_mathml"]\n')
    assert "12 September 2025" in (pages / "index.html").read_text()
    assert all((pages / name).is_file() for name in ("calendar.ics", "course.json", "handout.pdf"))


def test_commands_and_version_are_those_of_the_wheel(installed: Installed) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    version = installed.python("-c", "import sphinx_syllabus; print(sphinx_syllabus.__version__)")
    assert version.strip() == project["version"]
    assert "new-term" in installed.python("-m", "sphinx_syllabus", "--help")


def test_whole_site_needs_one_extra(installed: Installed) -> None:
    installed.install("sphinx-syllabus[site]")
    extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", *sorted(PACKAGES)]
    configuration = (
        f"extensions = {extensions}\nbibtex_bibfiles = []\nmyst_enable_extensions = ['colon_fence']\n"
        "html_theme = 'sphinx_book_theme'\n"
    )
    pages = installed.site("whole", "index.md", SITE, configuration)
    page = (pages / "index.html").read_text()
    assert "12 September 2025" in page
    assert "_static/styles/" in page  # lean_book_theme loads one style sheet for all


def test_oldest_sphinx_that_is_allowed_shows_a_course(wheelhouse: Path, tmp_path: Path) -> None:
    """Jupyter Book 1 has it, and with it an older MyST; pip gets both as it gets anything on this machine."""
    needs = map(Requirement, tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"])
    (lowest,) = (
        part.version for it in needs if it.name == "sphinx" for part in it.specifier if ">" in str(part)
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    links = f"{kept.get('PIP_FIND_LINKS', '')} {wheelhouse}".strip()
    variables = kept | {"PIP_FIND_LINKS": links, "PIP_NO_COMPILE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    (wheel,) = wheelhouse.glob("sphinx_syllabus-*.whl")
    installed = Installed(tmp_path / "sites", variables, str(wheel), f"sphinx=={lowest}.*", "myst-parser")
    assert installed.python("-m", "sphinx", "--version").split()[-1].startswith(f"{lowest}.")
    extensions = ["myst_parser", "sphinx_mathml", "sphinx_syllabus"]
    pages = installed.site("oldest", "index.md", MYST_PAGE, f"extensions = {extensions}\n")
    page = (pages / "index.html").read_text()
    assert "12 September 2025" in page
    assert "Natural deduction" in page
    assert all((pages / name).is_file() for name in ("calendar.ics", "course.json", "handout.pdf"))
    (pages.parent / "solution.md").write_text("---\norphan: true\nrelease: 2025-09-13\n---\n# Solution\n")
    (pages.parent / "hint.md").write_text("---\norphan: true\n---\n# Hint\n")
    folders = pages / "solution", pages / "hint"
    for now, are_there in (("2025-09-13", True), ("2025-09-12", False)):
        variables["NOW"] = now
        installed.python("-m", "sphinx", "-W", "-q", "-b", "dirhtml", pages.parent, pages)
        assert [(folder / "index.html").exists() for folder in folders] == [are_there] * 2
        (pages.parent / "hint.md").unlink(missing_ok=True)
