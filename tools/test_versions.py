"""Run the tests that need no browser on each Python and on the lowest and newest packages that are allowed.

    python tools/test_versions.py [NAME ...]

A name is that of a Python (3.12), `lowest` or `newest`; without one, all are tried whose Python is found.
The packages are those of the lock file on each Python; else what pip would bring to somebody who has the
lowest release of all that pyproject.toml names, or who installs it today.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "_build" / "versions"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
UV = (sys.executable, "-m", "uv")
RESOLUTIONS = {"lowest": "lowest-direct", "newest": "highest"}
TESTS = ("tests/mathml", "tests/syllabus", "tests/theme", "tests/editions", "tests/guide")


def main(names: list[str]) -> int:
    """Try each of the names, tell in a line how it went, and return how many did not pass."""
    found = [version for version in PYTHONS if _is_found(version)]
    if not found:
        sys.exit(f"No Python was found; looked for: {', '.join(PYTHONS)}")
    pythons = {version: version for version in found} | {"lowest": found[0], "newest": found[-1]}
    absent = [name for name in names if name not in pythons]
    if absent:
        sys.exit(f"Not found: {', '.join(absent)}; write one of: {', '.join(pythons)}")
    passed = {name: _passes(name, pythons[name]) for name in names or pythons}
    for name, well in passed.items():
        print(f"{name}, Python {pythons[name]}: {'passed' if well else 'failed'}")
    return list(passed.values()).count(False)


def _is_found(version: str) -> bool:
    command = [*UV, "python", "find", "--quiet", "--no-python-downloads", version]
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


def _passes(name: str, version: str) -> bool:
    environment = FOLDER / name
    python = environment / "bin" / "python"
    try:
        _run(*UV, "venv", "--quiet", "--clear", "--no-python-downloads", "--python", version, environment)
        install = (*UV, "pip", "install", "--quiet", "--only-binary", ":all:", "--python", python)
        _run(*install, *_packages(name, python))
        # pytest loads a plugin of anyio, whose older releases do not work with a newer pytest.
        options = ["-q", "-n", "auto", "--dist", "loadfile", "-p", "no:anyio"]
        _run(python, "-m", "pytest", *options, *TESTS)
    except subprocess.CalledProcessError:
        return False
    return True


def _packages(name: str, python: Path) -> list[str | Path]:
    """Return what uv is told to install."""
    if name not in RESOLUTIONS:
        return ["--require-hashes", "-r", "requirements-dev.txt"]
    site = ["pyproject.toml", "--extra", "site"]
    pins = FOLDER / f"{name}.txt"
    resolution = ("--resolution", RESOLUTIONS[name], "--upgrade", "--python", python)
    _run(*UV, "pip", "compile", "--quiet", *resolution, "--no-emit-index-url", *site, "-o", pins)
    # What the tests need besides must not bring other releases than somebody gets who does not test.
    return ["--override", pins, "-r", *site, "--group", "dev"]


def _run(*command: str | Path) -> None:
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
