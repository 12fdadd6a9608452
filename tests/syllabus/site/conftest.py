"""A small course to edit, and ways to build it."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from bs4 import BeautifulSoup, Tag
from sphinx.application import builtin_extensions
from sphinx.cmd.build import build_main
from sphinx.locale import translators
from tests.sphinx_process import EXTENSIONS, sphinx_build

SAMPLE = Path(__file__).parent / "sample"

# What is loaded in the middle of a build keeps the words of its language, in the builds after it, too.
for extension in builtin_extensions:
    import_module(extension)

NO_BABEL = "WARNING: no Babel option known for language 'fa'"

KILL = """
def setup(app):
    import os
    def kill(*about):
        if PAGE in (None, *about) or app.env.current_document.docname == PAGE:
            os._exit(9)
    app.connect(EVENT, kill, 1)
"""


@dataclass(frozen=True)
class Build:
    """How a build ended, and what it said."""

    status: int
    said: str


@dataclass(frozen=True)
class Course:
    """A copy of the sample course, with an output folder for each builder beside it."""

    source: Path
    language: str = ""
    """That of the edition, unless it is the one of the configuration."""
    folder: str = ""
    """The name of the output folder, unless it is the builder's."""

    def output(self, builder: str = "html") -> Path:
        return self.source.with_name(self.folder or builder)

    def options(self, builder: str, doctrees: str | None = None) -> list[str]:
        folder = self.source.with_name(doctrees or f"doctrees-{builder}")
        edition = [f"-Dlanguage={self.language}"] if self.language else []
        return ["-b", builder, *edition, "-d", str(folder), str(self.source), str(self.output(builder))]

    def try_to_build(
        self, builder: str = "html", *options: str, doctrees: str | None = None, only: str | None = None
    ) -> Build:
        """Build as the command line does, in this process because that is quicker."""
        pages = [str(self.source / only)] if only else []
        said = io.StringIO()
        translators.clear()  # else Sphinx adds to the language of the build before
        with redirect_stdout(io.StringIO()), redirect_stderr(said):
            try:
                code = build_main(["-q", *options, *self.options(builder, doctrees), *pages])
            except SystemExit as stop:
                code = int(stop.code or 0)
        return Build(code, said.getvalue())

    def build(self, builder: str = "html", *options: str, doctrees: str | None = None) -> None:
        """Build, each warning an error, but for the one that Sphinx has of every book in Persian."""
        build = self.try_to_build(builder, "-W", "--keep-going", *options, doctrees=doctrees)
        if (builder, self.language) == ("latex", "fa"):
            assert (build.status, {*build.said.splitlines()}) == (1, {NO_BABEL}), build.said
        else:
            assert build == Build(0, ""), build.said

    def build_apart(self, *options: str, **environment: str) -> Build:
        """Build the pages in a process of its own."""
        build = sphinx_build("-q", *options, *self.options("html"), environment=environment)
        return Build(build.returncode, build.stderr)

    def build_in_new_python(self, *options: str, **environment: str) -> Build:
        """Build the pages in a Python that starts with variables of its own."""
        build = subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", *options, *self.options("html")],
            env={**os.environ, "PYTHONPATH": str(EXTENSIONS), **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        return Build(build.returncode, build.stderr)

    def kill_a_build(self, event: str, page: str | None, **environment: str) -> None:
        """Begin to build the pages, and end the process at one of Sphinx's events, or at that of a page."""
        conf = self.source / "conf.py"
        whole = conf.read_text(encoding="utf-8")
        deadly = KILL.replace("EVENT", repr(event)).replace("PAGE", repr(page))
        conf.write_text(whole + deadly, encoding="utf-8")
        assert self.build_apart(**environment).status == 9
        conf.write_text(whole, encoding="utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace some text of a source, which stands there once."""
        path = self.source / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{text.count(old)} times in {file}: {old}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def documents(self) -> set[str]:
        return {path.stem for path in self.source.iterdir() if path.suffix in (".md", ".rst")}

    def page(self, name: str) -> str:
        return (self.output() / f"{name}.html").read_text(encoding="utf-8")

    def body(self, name: str) -> Tag:
        """Return the part of a page that its document makes."""
        return the_one(BeautifulSoup(self.page(name), "html.parser"), "div.body")

    def pages(self) -> dict[str, str]:
        return {name: self.page(name) for name in self.documents()}

    def written(self) -> dict[str, int]:
        """Tell when each page was written."""
        paths = {name: self.output() / f"{name}.html" for name in self.documents()}
        return {name: path.stat().st_mtime_ns for name, path in paths.items()}


def translate(source: Path, messages: dict[str, str], page: str = "index") -> None:
    """Give a site a Persian catalog for a page, in the folder ``locale``."""
    catalog = Catalog(locale="fa")
    for message, words in messages.items():
        catalog.add(message, words)
    file = source / "locale" / "fa" / "LC_MESSAGES" / f"{page}.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalog)


def the_one(soup: Tag, selector: str) -> Tag:
    [found] = soup.select(selector)
    return found


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Copy the sample course."""
    return Course(Path(shutil.copytree(SAMPLE, tmp_path / "source")))


@pytest.fixture
def in_edition(course: Course, language: str) -> Course:
    """Copy the sample course, to be built in the language of each edition in turn."""
    return replace(course, language=language)


@pytest.fixture(scope="session")
def kept_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, Path]:
    """Build the sample course once, and copy its sources and all that was made of them."""
    return keep(tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="session")
def kept_edition(tmp_path_factory: pytest.TempPathFactory, language: str) -> tuple[Course, Path]:
    """Keep the same of each edition in turn."""
    return keep(tmp_path_factory.mktemp("kept"), language)


def keep(
    folder: Path, language: str = "", *, change: Callable[[Course], None] = lambda _: None
) -> tuple[Course, Path]:
    course = Course(Path(shutil.copytree(SAMPLE, folder / "course" / "source")), language)
    change(course)
    course.build()
    return course, Path(shutil.copytree(folder / "course", folder / "kept"))


@pytest.fixture
def built_course(kept_build: tuple[Course, Path]) -> Course:
    """Bring back the sample course as it was built, to the one place where Sphinx does not read it anew."""
    return bring_back(*kept_build)


@pytest.fixture
def built_edition(kept_edition: tuple[Course, Path]) -> Course:
    """Bring back the same of each edition in turn."""
    return bring_back(*kept_edition)


def bring_back(course: Course, kept: Path) -> Course:
    shutil.rmtree(course.source.parent)
    shutil.copytree(kept, course.source.parent)
    return course


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Build the sample course once, for tests that only look at it."""
    built = Course(Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("sample") / "source")))
    built.build()
    return built
