"""The values of ``conf.py``, as the guide's own sets them."""

import ast
from pathlib import Path

from guide.examples import NoExampleError
from guide.markdown import fenced, heading, paragraphs
from sphinx_syllabus.glue.configuration import CONFIGURATION


def configuration(guide: Path) -> str:
    """Tell of every value."""
    source = (guide / "conf.py").read_text("utf-8")
    set_here = {
        target.id: ast.get_source_segment(source, statement)
        for statement in ast.parse(source).body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    parts = []
    for name, default, kind, meaning in CONFIGURATION:
        if not (example := set_here.get(name)):
            raise NoExampleError(f"the guide's conf.py does not set '{name}'")
        parts += [
            heading(2, f"`{name}`", f"value-{name.replace('_', '-')}"),
            f"*{kind.__name__}*, `` {default!r} `` unless given. {meaning}",
            "In the guide:",
            fenced(example, "python"),
        ]
    return paragraphs(*parts)
