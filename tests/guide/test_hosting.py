"""Read the Docs accepts how the guide is built there, as a project of its own."""

import subprocess
import sys

import yaml
from tests.guide.pages import DOCS

CONFIGURATION = DOCS / ".readthedocs.yaml"


def test_configuration_is_valid_and_names_files_that_are_there() -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.readthedocs"]
    assert subprocess.run([*check, CONFIGURATION], check=False).returncode == 0
    told = yaml.safe_load(CONFIGURATION.read_text("utf-8"))
    assert DOCS.parent / told["sphinx"]["configuration"] == DOCS / "conf.py"
    assert all((DOCS.parent / step["requirements"]).is_file() for step in told["python"]["install"])
