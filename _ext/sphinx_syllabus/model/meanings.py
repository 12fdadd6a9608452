"""What the attributes of a class mean: the texts below them, read when somebody asks for them.

Pydantic reads them for each class that is made, which takes longer than all else that a build does with the
model; only the schema for editors and the list of keys show them.
"""

import ast
import inspect
from itertools import pairwise


def meanings_of(entry: type) -> dict[str, str]:
    """Return the texts below the attributes of a class and of those that it is made of, by attribute."""
    meanings: dict[str, str] = {}
    for kind in reversed(entry.__mro__):
        if kind.__module__.startswith(__package__):
            meanings |= _meanings_in(ast.parse(inspect.getsource(kind)))
    return meanings


def _meanings_in(source: ast.Module) -> dict[str, str]:
    [kind] = source.body
    assert isinstance(kind, ast.ClassDef)
    return {
        attribute.target.id: inspect.cleandoc(text.value.value)
        for attribute, text in pairwise(kind.body)
        if isinstance(attribute, ast.AnnAssign)
        and isinstance(attribute.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
