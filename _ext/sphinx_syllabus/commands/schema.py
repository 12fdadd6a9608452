"""``schema``: write the JSON Schema of the data files, by which editors complete and check them."""

import argparse
import sys
from pathlib import Path

from sphinx_syllabus.atomic_file import replace_file
from sphinx_syllabus.outputs.json_schema import json_schema_text


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    schema = commands.add_parser(
        "schema",
        help="write the JSON Schema of the data files, for editors",
        description="Write the JSON Schema of the data files. An editor that knows YAML schemas uses it for "
        "each file that has the line '# yaml-language-server: $schema=schema.json'.",
    )
    schema.add_argument(
        "file",
        nargs="?",
        type=Path,
        help="where to write it, such as syllabus/schema.json; unless given, it is printed",
    )
    schema.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the schema; the exit status is 1 where the file cannot be written."""
    if options.file is None:
        sys.stdout.write(json_schema_text())
        return 0
    try:
        replace_file(options.file, json_schema_text().encode())
    except OSError as error:
        print(f"{options.file}: cannot be written: {error.strerror}")
        return 1
    return 0
