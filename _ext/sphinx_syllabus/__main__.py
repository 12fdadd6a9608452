"""The command line: ``python -m sphinx_syllabus COMMAND``."""

import argparse
import sys

from sphinx_syllabus.commands import check, live, move, new_course, new_term, schema
from sphinx_syllabus.terminal import stop_writing

COMMANDS = (check, live, move, new_course, new_term, schema)


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m sphinx_syllabus", description="Work with a course's data."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        stop_writing()
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())
