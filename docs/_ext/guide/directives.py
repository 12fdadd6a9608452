"""The directives and the roles, each with its options and examples."""

import inspect
from pathlib import Path

from guide.examples import examples_of, shown
from guide.markdown import definition, heading, paragraphs
from sphinx_syllabus.glue.directives import DIRECTIVES
from sphinx_syllabus.glue.directives.course_directive import CourseDirective
from sphinx_syllabus.glue.roles import ROLES


def directives(guide: Path) -> str:
    """Tell of every directive."""
    return paragraphs(*(_directive(guide, name, it) for name, it in sorted(DIRECTIVES.items())))


def _directive(guide: Path, name: str, directive: type[CourseDirective]) -> str:
    options = [
        definition(
            f"`:{option}:`",
            f"option-{name}-{option}",
            f"*{it.form}*. {it.meaning}" if it.form else it.meaning,
        )
        for option, it in directive.known_options.items()
    ]
    wanted = (f"{{{name}}}", *(f":{option}:" for option in directive.known_options))
    return paragraphs(
        heading(2, f"`{name}`", f"directive-{name}"),
        _meaning(directive),
        f"Behind its name stands {directive.argument}." if directive.argument else "",
        *options,
        *map(shown, examples_of(guide, name, *wanted)),
    )


def roles(guide: Path) -> str:
    """Tell of every role."""
    return paragraphs(
        *(
            paragraphs(
                heading(2, f"`{name}`", f"role-{name}"),
                _meaning(type(role)),
                *map(shown, examples_of(guide, f"role-{name}", f"{{{name}}}`")),
            )
            for name, role in sorted(ROLES.items())
        )
    )


def _meaning(kind: type) -> str:
    """Return what a docstring says behind the form in which the directive or role is written."""
    _, _, meaning = (inspect.getdoc(kind) or "").partition("``: ")
    return meaning[:1].upper() + meaning[1:]
