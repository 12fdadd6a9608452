"""Whoever builds the same sources, wherever and after whatever history, gets the same bytes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.course_editions import EDITIONS, REPOSITORY
from tests.profile import cases
from tests.sphinx_process import EXTENSIONS

NOT_OF_THE_SITE = shutil.ignore_patterns(
    "_build", ".*", "__pycache__", "bench", "docs", "node_modules", "tests", "tools"
)


@dataclass(frozen=True)
class Surroundings:
    """What a build finds around it, and nothing of it is to be seen."""

    folder: str
    variables: Mapping[str, str]
    umask: int
    jobs: int


HERE = Surroundings(
    "here",
    {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "USER": "ada", "HOME": "/"},
    umask=0o022,
    jobs=1,
)
THERE = Surroundings(
    "another place",
    {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",  # whose encoding is ASCII, unless Python takes another one
        "LANGUAGE": "de:fa",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONHASHSEED": "4242",
        "USER": "nobody",
        "HOME": "/nonexistent",
    },
    umask=0o077,
    jobs=4,
)


BUILD = "import sys; from sphinx.cmd.build import main; sys.exit(main(sys.argv[1:]))"
# As in the processes of `sphinx_build`: a module takes its words from what catalogs there are by then.
LOADED_EARLY = "import sphinx.domains.python; "


def build(source: Path, output: Path, around: Surroundings, *options: str, start: str = BUILD) -> None:
    """Build with doctrees beside the output."""
    doctrees = output.with_name(f"{output.name}-doctrees")
    command = [sys.executable, "-c", start, "-q", f"-j{around.jobs}", "-d", str(doctrees), *options]
    environment = {**os.environ, "PYTHONPATH": str(EXTENSIONS), **around.variables}
    subprocess.run(
        [*command, str(source), str(output)], env=environment, umask=around.umask, cwd=source, check=True
    )


def build_editions(
    source: Path, output: Path, around: Surroundings, *options: str, start: str = BUILD
) -> None:
    for language, folder in EDITIONS.items():
        build(source, output / folder, around, f"-Dlanguage={language}", *options, start=start)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the content of every file, but for what Sphinx keeps beside an edition."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    named = {file.relative_to(folder).as_posix(): file for file in files}
    return {name: file.read_bytes() for name, file in named.items() if "-doctrees/" not in name}


def differing(one: Path, other: Path) -> set[str]:
    """Name the files that are not the same in two folders."""
    first, second = files_in(one), files_in(other)
    assert first
    return {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)}


def copied(site: Path, place: Path) -> Path:
    return Path(shutil.copytree(site, place, ignore=NOT_OF_THE_SITE))


def test_the_site_is_the_same_wherever_and_by_whomever_it_is_built(site: Path, tmp_path: Path) -> None:
    elsewhere = copied(REPOSITORY, tmp_path / THERE.folder)
    build_editions(elsewhere, tmp_path / "html", THERE, start=LOADED_EARLY + BUILD)
    assert not differing(site, tmp_path / "html")


# -- Other sites and builders -----------------------------------------------------------------------

MOMENT = {"SOURCE_DATE_EPOCH": "1700000000"}
WITH_MOMENT = [
    Surroundings(around.folder, {**around.variables, **MOMENT}, around.umask, around.jobs)
    for around in (HERE, THERE)
]
SITES = {
    "course": REPOSITORY,
    "full": REPOSITORY / "tests" / "syllabus" / "full_course",
    "sample": REPOSITORY / "tests" / "theme" / "sample",
    "persian": REPOSITORY / "tests" / "theme" / "persian",
}
MATRIX = [
    *((site, "html") for site in SITES),
    *((site, builder) for site in ("course", "full") for builder in ("gettext", "latex")),
    # Without site_editions, an EPUB is as Sphinx packs it, with the times at which its parts were written.
    ("course", "epub"),
]


@pytest.mark.parametrize(("site", "builder"), cases(quick=[("full", "latex")], nightly=MATRIX))
def test_every_site_is_the_same_from_every_builder(tmp_path: Path, site: str, builder: str) -> None:
    made = []
    for around in WITH_MOMENT:
        folder = tmp_path / around.folder
        source = copied(SITES[site], folder / "site")
        output = folder / "output"  # catalogs for translators tell the way from here to the pages
        build_editions(source, output, around, "-b", builder)
        made.append(output)
    assert [folder for folder in made if not files_in(folder)] == []
    # Beside a book, but not in it, is Sphinx's record of the configuration, with the folders' names.
    of_no_reader = {f"{folder}.buildinfo" for folder in EDITIONS.values() if builder == "epub"}
    assert not differing(*made) - of_no_reader
