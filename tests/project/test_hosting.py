"""Read the Docs accepts the configuration and finds what it names."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[2]


@pytest.fixture
def hosting() -> dict[str, Any]:
    configuration: dict[str, Any] = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text())
    return configuration


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


def test_configuration_names_files_and_a_python_that_fit(hosting: dict[str, Any]) -> None:
    assert (ROOT / hosting["sphinx"]["configuration"]).is_file()
    assert [step["requirements"] for step in hosting["python"]["install"]] == ["requirements.txt"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert hosting["build"]["tools"]["python"] in SpecifierSet(project["requires-python"])


def test_broken_link_does_not_hold_back_a_corrected_deadline(hosting: dict[str, Any]) -> None:
    assert hosting["sphinx"]["fail_on_warning"] is False
