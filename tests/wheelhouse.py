"""The project's wheel beside those of all that it needs: enough to install it without a network."""

import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def fill(folder: Path) -> Path:
    """Build the project's wheel into a folder, add what it needs with all extras, and return its path."""
    wheel = build("wheel", ROOT, folder)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = project["dependencies"] + project["optional-dependencies"]["site"]
    needed = [Requirement(line) for line in lines]
    added: set[str] = set()
    while needed:
        requirement = needed.pop()
        name = canonicalize_name(requirement.name)
        present = distribution(name)
        if name not in added:
            _pack(present, folder)
            added.add(name)
            needed += _requirements(present, {"", *requirement.extras})
    return wheel


def build(target: str, source: Path, folder: Path) -> Path:
    """Build a wheel or an sdist from the project's source into a folder, and return its path."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    built = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("sphinx_syllabus-*")
    return path


def _requirements(of: Distribution, extras: set[str]) -> list[Requirement]:
    wanted = (Requirement(line) for line in of.requires or ())
    return [
        r for r in wanted if r.marker is None or any(r.marker.evaluate({"extra": extra}) for extra in extras)
    ]


def _pack(installed: Distribution, folder: Path) -> None:
    """Make a wheel of a package that is installed here: its files, and a list of them."""
    lines = (installed.read_text("WHEEL") or "").splitlines()
    tags = [line.removeprefix("Tag: ").split("-") for line in lines if line.startswith("Tag: ")]
    tag = "-".join(".".join(dict.fromkeys(parts)) for parts in zip(*tags, strict=True))
    stem = f"{canonicalize_name(installed.name).replace('-', '_')}-{installed.version}"
    # Programs that pip has made, and what Python has compiled, are not of the package.
    files = [
        file
        for file in installed.files or ()
        if ".." not in file.parts and file.suffix != ".pyc" and file.name != "RECORD"
    ]
    with zipfile.ZipFile(folder / f"{stem}-{tag}.whl", "w") as archive:
        for file in files:
            archive.write(Path(str(file.locate())), str(file))
        record = next(file for file in installed.files or () if file.name == "RECORD")
        listed = "".join(f'"{file}",,\n' for file in (*files, record))
        archive.writestr(str(record), listed)
