"""What comes with the project is listed, binds the author of a course to nothing, and has no known fault."""

import re
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name
from packaging.version import Version
from tests.project.test_lock_files import SITE, TESTS, pins, wanted
from tests.wheelhouse import needed_with

ROOT = Path(__file__).parents[2]
LIST = (ROOT / "DEPENDENCIES.md").read_text()

# Short names of SPDX, and what older packages write.
PERMISSIVE = {
    "0BSD OR CC0-1.0",
    "Apache Software License",
    "Apache-2.0",
    "Apache-2.0 OR BSD-2-Clause",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "MIT",
    "MIT License",
    "PSF-2.0",
}
# DEPENDENCIES.md tells why these are no hindrance.
EXAMINED = {
    "certifi": "Mozilla Public License 2.0 (MPL 2.0)",
    "docutils": "Public Domain, BSD License, GNU General Public License (GPL)",
}


def stated(package: Distribution) -> str:
    """Return the licence that a package states: in the field for it now, else in those that came before."""
    classifiers = [str(it).split(" :: ") for it in package.metadata.get_all("Classifier") or ()]
    licences = [parts[-1] for parts in classifiers if parts[0] == "License"]
    expression, words = (package.metadata[field] for field in ("License-Expression", "License"))
    return str(expression or ", ".join(licences) or words)


@pytest.fixture(scope="module")
def packages() -> dict[str, str]:
    return {canonicalize_name(it.name): stated(it) for it in needed_with("site", "live")}


def test_list_names_each_package_with_the_licence_that_it_states(packages: dict[str, str]) -> None:
    rows = re.findall(r"^\| ([a-z0-9-]+) \| ([^|]+) \|$", LIST, re.MULTILINE)
    assert dict(rows) == packages
    assert pins(SITE).keys() <= packages.keys()


def test_every_licence_is_permissive_or_has_been_examined(packages: dict[str, str]) -> None:
    binding = {
        name: licence
        for name, licence in packages.items()
        if EXAMINED.get(name) != licence and not set(licence.split(", ")) <= PERMISSIVE
    }
    assert not binding


def test_list_names_the_fonts_and_where_their_licences_are() -> None:
    rows = re.findall(r"^\| `(\S+)` \| [^|]+ \| \[[^|]+\]\((\S+)\) \|$", LIST, re.MULTILINE)
    fonts = {file for kind in ("ttf", "woff2") for file in ROOT.glob(f"_ext/**/*.{kind}")}
    assert {file for pattern, _ in rows for file in ROOT.glob(pattern)} == fonts
    assert all((ROOT / licence).is_file() for _, licence in rows)


def test_no_version_that_is_locked_or_named_as_lowest_has_a_fault_that_is_known() -> None:
    rows = re.findall(r"^\| ([a-z0-9-]+) \| CVE-\S+ \| (\S+) \|$", LIST, re.MULTILINE)
    mended = {name: Version(version) for name, version in rows}
    lowest = {
        (name, part.version)
        for requirement in wanted(SITE)
        for part in requirement.specifier
        if part.operator == ">=" and (name := canonicalize_name(requirement.name)) in mended
    }
    locked = {(name, version) for name, version in pins(TESTS).items() if name in mended}
    assert mended.keys() == {name for name, _ in locked}
    assert not {(name, version) for name, version in lowest | locked if Version(version) < mended[name]}
