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
    """Build the project's wheel into a folder, add what it needs for a whole site, and return its path."""
    wheel = build("wheel", ROOT, folder)
    for package in needed_with("site"):
        _pack(package, folder)
    return wheel


def needed_with(*extras: str) -> list[Distribution]:
    """Return each package once that the project needs with some of its extras, directly or not."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    direct = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    needed = [Requirement(line) for lines in direct for line in lines]
    found: dict[str, Distribution] = {}
    while needed:
        requirement = needed.pop()
        name = canonicalize_name(requirement.name)
        if name not in found:
            found[name] = distribution(name)
            needed += _requirements(found[name], {"", *requirement.extras})
    return list(found.values())


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
