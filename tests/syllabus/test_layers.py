"""The layers of the extensions, read from their imports: they point one way only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

EXTENSIONS = Path(__file__).parents[2] / "_ext"
PACKAGE = EXTENSIONS / "sphinx_syllabus"

EVERYTHING_BELOW = {"model", "dates", "load", "plan", "views", "nodes", "outputs", "tables", "handout"}

MAY_IMPORT = {
    "model": {"model"},
    "load": {"load", "model"},
    "dates": {"dates", "model"},
    "plan": {"plan", "dates", "model"},
    "views": {"views", "plan", "dates", "model"},
    "nodes": set(),
    "outputs": {"outputs", "views", "plan", "dates", "model"},
    "tables": {"tables", "nodes", "views", "outputs", "plan", "dates", "model"},
    "handout": {"handout", "tables", "nodes", "views", "outputs", "plan", "dates", "model"},
    "inside_site": set(),
    "read_file": {"inside_site", "load", "model"},
    "read_announcements": {"read_file", "load", "plan", "dates", "model"},
    "read_course": {"inside_site", "read_announcements", "read_file", "load", "plan", "dates", "model"},
    "catalogs": {"model"},
    "atomic_file": set(),
    "terminal": {"model"},
    "glue": {"glue", "inside_site", "read_course", "read_file", "catalogs", "atomic_file", *EVERYTHING_BELOW},
    "__init__": {"glue"},
    "live": {"live", "read_course", "model"},
    "commands": {
        "commands",
        "live",
        "terminal",
        "read_course",
        "read_file",
        "catalogs",
        "atomic_file",
        *EVERYTHING_BELOW,
    },
    "__main__": {"commands", "terminal"},
}
"""Each layer, and the layers that it may stand on."""

KNOW_SPHINX = {"glue", "live", "terminal", "__init__"}
KNOW_DOCUTILS = {"nodes", "tables", "handout", *KNOW_SPHINX}
READ_FILES = {
    "inside_site",
    "read_file",
    "read_course",
    "read_announcements",
    "catalogs",
    "atomic_file",
    "glue",
    "live",
    "commands",
}
READ_CLOCK = {
    "sphinx_syllabus/glue/now.py",
    "sphinx_syllabus/commands/move.py",
    "sphinx_syllabus/commands/new_course/__init__.py",
}


def layer(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(module: Path) -> str:
    return module.relative_to(EXTENSIONS).as_posix()


def imports(module: Path) -> Iterator[str]:
    """List the dotted names of all modules that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from (f"{start}.{alias.name}" for alias in node.names)


def test_all_layers_are_there() -> None:
    assert {layer(module) for module in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_import_points_up(module: Path) -> None:
    for name in imports(module):
        assert not name.startswith("."), f"{name}: imports of this package are absolute"
        package, *below = name.split(".")
        if package == PACKAGE.name:
            assert below[0] in MAY_IMPORT[layer(module)], f"{layer(module)} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_the_glue_knows_sphinx_the_clock_and_the_disk(module: Path) -> None:
    refused = {"time", "random", "secrets", "uuid", "subprocess"}
    if layer(module) not in KNOW_SPHINX:
        refused |= {"sphinx", "os"}
    if layer(module) not in KNOW_DOCUTILS:
        refused.add("docutils")
    if layer(module) not in READ_FILES:
        refused |= {"pathlib", "io", "shutil", "tempfile"}
    assert refused.isdisjoint(name.partition(".")[0] for name in imports(module))
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow"):
            is_clock = ast.unparse(node.value).rpartition(".")[2] in ("datetime", "date")
            assert not is_clock or name_of(module) in READ_CLOCK, f"line {node.lineno} reads the clock"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "open", f"line {node.lineno} opens a file"


def test_extensions_know_nothing_of_one_another() -> None:
    extensions = {folder.name for folder in EXTENSIONS.iterdir() if (folder / "__init__.py").exists()}
    assert {"sphinx_syllabus", "sphinx_mathml", "lean_book_theme"} <= extensions
    for module in sorted(EXTENSIONS.rglob("*.py")):
        own = module.relative_to(EXTENSIONS).parts[0]
        others = {name.partition(".")[0] for name in imports(module)} & (extensions - {own})
        assert not others, f"{name_of(module)} imports {others}"
