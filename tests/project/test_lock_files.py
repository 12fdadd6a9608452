"""The lock files pin all that pyproject.toml asks for, and no place to take it from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
SITE = "requirements.txt"
TESTS = "requirements-dev.txt"


def pins(lock_file: str) -> dict[str, str]:
    """Read the version of every package, refusing any line that is not a pin with hashes."""
    lines = (ROOT / lock_file).read_text().replace("\\\n", "").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert entries.pop(0) == "--only-binary :all:"
    versions: dict[str, str] = {}
    for entry in entries:
        pin = re.fullmatch(r"(\S+)==(\S+)(?: ; .+?)?(?: +--hash=sha256:[0-9a-f]{64})+", entry)
        assert pin, entry
        name, version = pin.groups()
        assert name not in versions, f"{name} has two versions"
        versions[name] = version
    return versions


def wanted(lock_file: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    names = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["site"]]
    if lock_file == TESTS:
        names += project["dependency-groups"]["dev"]
    return [Requirement(name) for name in names]


@pytest.mark.parametrize("lock_file", [SITE, TESTS])
def test_lock_file_fits_pyproject(lock_file: str) -> None:
    locked = pins(lock_file)
    unmet = [
        str(requirement)
        for requirement in wanted(lock_file)
        if not requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0"))
    ]
    assert not unmet, f"run `make lock`: {lock_file} does not meet {unmet}"


def test_site_is_tested_with_the_versions_it_is_built_with() -> None:
    # Were a version to differ, `make html` and `make test` would undo each other in .venv.
    assert pins(SITE).items() <= pins(TESTS).items()
