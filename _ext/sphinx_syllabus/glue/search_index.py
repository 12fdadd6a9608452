"""The search index without words that no page has any more.

Sphinx carries the index on from build to build, and leaves in it every word that was ever there: so it
would spell out what has been withheld since.
"""

import json
from pathlib import Path

from sphinx.application import Sphinx

from sphinx_syllabus.atomic_file import replace_file

BEGINS, ENDS = "Search.setIndex(", ")"


def forget_words_of_no_page(app: Sphinx, exception: Exception | None) -> None:
    """Drop from the index that a build has written the words that lead to no page."""
    index = Path(app.outdir, "searchindex.js")
    if exception is not None or app.builder.format != "html" or not index.is_file():
        return
    text = index.read_text("utf-8")
    if ":[]" not in text or not (text.startswith(BEGINS) and text.endswith(ENDS)):
        return
    content = json.loads(text.removeprefix(BEGINS).removesuffix(ENDS))
    for words in ("terms", "titleterms"):
        # A word of one page leads to its number, which may be 0.
        content[words] = {word: pages for word, pages in content[words].items() if pages != []}
    written = json.dumps(content, separators=(",", ":"), sort_keys=True)
    replace_file(index, f"{BEGINS}{written}{ENDS}".encode())
