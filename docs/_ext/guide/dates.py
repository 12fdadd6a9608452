"""The forms in which a date can be written."""

import re
from pathlib import Path

from guide.markdown import paragraphs
from sphinx_syllabus.dates import grammar


def dates(_guide: Path) -> str:
    """List the forms, as the table of the grammar has them."""
    _, head, body, _ = re.split(r"^=+ +=+\n", grammar.__doc__ or "", flags=re.MULTILINE)
    rows = [
        re.split(" {2,}", row, maxsplit=1) for row in (*head.splitlines(), "---  ---", *body.splitlines())
    ]
    return paragraphs("\n".join(f"| {form} | {meaning} |" for form, meaning in rows))
