"""Font Awesome's icons as inline SVG, so that pages load neither its script nor its fonts."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.util import logging

from lean_book_theme.parent import is_mended
from lean_book_theme.start_tags import read_attributes, write_attributes
from lean_book_theme.template_bridge import finish_pages

logger = logging.getLogger(__name__)

# The script that would draw the icons in the browser, as the parent theme ships it.
ICON_SCRIPT = "theme/pydata_sphinx_theme/static/scripts/fontawesome.js"

STYLES = {
    **dict.fromkeys(["fa", "fas", "fa-solid"], "fas"),
    **dict.fromkeys(["far", "fa-regular"], "far"),
    **dict.fromkeys(["fab", "fa-brands"], "fab"),
}
NAMES_OF_AN_ICON = {"aria-label", "aria-labelledby", "title"}

SCRIPT_ELEMENT = re.compile(r"(<script\b.*?</script>)", re.IGNORECASE | re.DOTALL)
EMPTY_ELEMENT = re.compile(r"""<(i|span)((?:\s+[\w:.-]+(?:="[^"]*"|='[^']*')?)+)\s*></\1>""")

END_OF_STYLE = re.compile(r'\("(fa[brs])",')
ICON = re.compile(r'[{,]"?([\w-]+)"?:\[(\d+),(\d+),\[([^]]*)\],"\w+","([^"]+)"\]')
ALIAS = re.compile(r'"([\w-]+)"')

NOTICE = (
    "<!-- Icons: Font Awesome Free by Fonticons, Inc., https://fontawesome.com,"
    " CC BY 4.0, https://fontawesome.com/license/free -->\n"
)


class Drawing(NamedTuple):
    """What an SVG image of an icon is made of."""

    width: str
    height: str
    path: str


def add_icons(app: Sphinx) -> None:
    """Have the icons of all pages drawn while a website is built."""
    if is_mended(app):
        finish_pages(app, lambda page, context: draw_icons(page, context["pagename"]))


def draw_icons(page: str, page_name: str) -> str:
    """Replace a page's icons by what Font Awesome's script would make of them in the browser.

    An icon is an empty element that has the classes of a style and of a name, such as
    ``<i class="fa-solid fa-list"></i>``. If there is none of that name, it stays as it is, with a
    warning at ``page_name``.
    """
    parts = SCRIPT_ELEMENT.split(page)
    # Every second part is a script, in whose texts the quotation marks of a drawing would be ends.
    parts[::2] = [EMPTY_ELEMENT.sub(lambda element: _drawn(element, page_name), part) for part in parts[::2]]
    drawn = "".join(parts)
    if drawn == page:
        return page
    return drawn.replace("</body>", f"{NOTICE}</body>", 1)


def _drawn(element: re.Match[str], page_name: str) -> str:
    attributes = read_attributes(element[2])
    classes = attributes.pop("class", "").split()
    styles = [STYLES[name] for name in classes if name in STYLES]
    others = [name for name in classes if name not in STYLES]
    names = [name.removeprefix("fa-") for name in others if name.startswith("fa-")]
    if not (styles and names):
        return element[0]
    drawings = read_drawings()
    drawing = next((drawings[styles[-1], name] for name in names if (styles[-1], name) in drawings), None)
    if drawing is None:
        # Without arguments: writers in other processes hand over whole messages, and once is once for all.
        logger.warning(
            f"Font Awesome has no icon for {' '.join(classes)}",
            type="lean_book_theme",
            subtype="icon",
            location=page_name,
            once=True,
        )
        return element[0]
    if attributes.keys() & NAMES_OF_AN_ICON:
        attributes.setdefault("role", "img")
    else:
        attributes["aria-hidden"] = "true"
    attributes["viewBox"] = f"0 0 {drawing.width} {drawing.height}"
    written = write_attributes({"class": " ".join(["svg-inline--fa", *others]), **attributes})
    return f'<svg{written}><path fill="currentColor" d="{drawing.path}"/></svg>'


@cache
def read_drawings() -> dict[tuple[str, str], Drawing]:
    """Read the drawings of all icons, by style (fas, far or fab) and by name.

    The script has 1.5 MB, so it is read once in a process, and only when there is a page.
    """
    script = files("pydata_sphinx_theme").joinpath(ICON_SCRIPT).read_text(encoding="utf-8")
    drawings = {}
    aliases = {}
    *parts, _after_the_last = END_OF_STYLE.split(script)
    for icons, style in zip(parts[::2], parts[1::2], strict=True):
        for name, width, height, other_names, path in ICON.findall(icons):
            drawing = Drawing(width, height, path)
            drawings[style, name] = drawing
            aliases.update({(style, alias): drawing for alias in ALIAS.findall(other_names)})
    return aliases | drawings
