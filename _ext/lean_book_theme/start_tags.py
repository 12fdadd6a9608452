"""The attributes in a start tag, read from the text of a page and written into it."""

import re
from collections.abc import Mapping
from html import escape, unescape

ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


def read_attributes(text: str) -> dict[str, str]:
    """Read attributes, by their names in small letters; one without a value is empty."""
    return {name.lower(): unescape("".join(value)) for name, *value in ATTRIBUTE.findall(text)}


def write_attributes(attributes: Mapping[str, str]) -> str:
    """Write attributes as they stand behind the name of an element, in their order."""
    return "".join(
        f' {name}="{escape(value)}"' if value else f" {name}" for name, value in attributes.items()
    )
