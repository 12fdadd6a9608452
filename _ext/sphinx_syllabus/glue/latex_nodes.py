"""How the extension's nodes are written in LaTeX, where the standard nodes do not say enough."""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_syllabus.glue.domain import syllabus_domain
from sphinx_syllabus.model.locale import runs_right_to_left
from sphinx_syllabus.nodes import dated_row, header_cell, isolate

STYLE = Path(__file__).parents[1] / "latex" / "sphinx-syllabus.sty"


def add_latex_style(app: Sphinx) -> None:
    """Let every book load the extension's LaTeX package."""
    app.connect("config-inited", _copy_style)
    app.add_latex_package(STYLE.stem, after_hyperref=True)


def _copy_style(_app: Sphinx, config: Config) -> None:
    config.latex_additional_files = [*config.latex_additional_files, str(STYLE)]


def visit_isolate(writer: Any, node: isolate) -> None:
    """Let words run in the direction of their first letter, where the book runs in the other."""
    writer.visit_inline(node)
    from_right = runs_right_to_left(node.astext())
    if from_right != syllabus_domain(writer.builder.env).locale.right_to_left:
        writer.body.append(r"\syllabusfromright{" if from_right else r"\syllabusfromleft{")
        writer.context.append("}")
    else:
        writer.context.append("")


def depart_isolate(writer: Any, node: isolate) -> None:
    """End the words."""
    writer.body.append(writer.context.pop())
    writer.depart_inline(node)


def visit_dated_row(writer: Any, node: dated_row) -> None:
    """Draw a line above a row that starts a group, and leave space above an event among topics."""
    if node.parent.index(node) > 0:
        if node.get("heads_group"):
            writer.body.append("\\syllabusgroupline\n")
        elif "event" in node["classes"]:
            writer.body.append("\\syllabuseventspace\n")
    writer.visit_row(node)


def depart_dated_row(writer: Any, node: dated_row) -> None:
    """Keep a row that starts a group on the page of the next row."""
    end = len(writer.body)
    writer.depart_row(node)
    if node.get("heads_group"):
        writer.body[end] = writer.body[end].replace("\\\\", "\\\\*", 1)


def visit_header_cell(writer: Any, node: header_cell) -> None:
    """Let the heading of a group of rows stand out."""
    writer.visit_entry(node)
    if node["scope"] == "rowgroup":
        writer.body.append("\\syllabusgrouphead\n")
