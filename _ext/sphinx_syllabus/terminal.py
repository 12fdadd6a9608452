"""What a terminal shows in colour, as Sphinx does in a build, and where nobody reads on."""

import os
import sys

from sphinx.util.console import color_terminal, colorize

from sphinx_syllabus.model.problem import Severity

COLOURS = {Severity.ERROR: "darkred", Severity.WARNING: "red"}
"""Those of a build's own messages."""


def coloured(line: str, severity: Severity) -> str:
    """Colour the line of a problem, on a terminal that can show it and unless ``NO_COLOR`` is set."""
    # A job of continuous integration is no terminal to Sphinx, and has colour nevertheless.
    if severity not in COLOURS or not (sys.stdout.isatty() and color_terminal()):
        return line
    return str(colorize(COLOURS[severity], line))


def stop_writing() -> None:
    """Write to nowhere from now on: who reads the output has closed it, as ``head`` does."""
    # Python writes what is left when it ends, and would complain again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
