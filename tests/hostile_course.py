"""The course that uses every key, with an attack in every text: in all of its data, and in its pages."""

import json
import re
import shutil
from collections.abc import Callable, Collection
from math import ceil
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

import yaml

from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.forms import WordsForm
from sphinx_syllabus.model.materials import FILE_NAME
from sphinx_syllabus.model.scalars import IDENTIFIER, KnownWord, Link, Name, OwnName, Text, is_address
from sphinx_syllabus.model.words import are_languages

Types: TypeAlias = Collection[Any]
Replace: TypeAlias = Callable[[str], str]

FULL_COURSE = Path(__file__).parent / "syllabus" / "full_course"

KIND_OF_OTHERS = "lecture"
"""The kind of the sessions that say none: presentations have to find theirs."""

ATTACKS = (
    # A browser would run them, or ask another host.
    "<script>window.pwned=1;alert(1)</script>",
    "<img src=x onerror=window.pwned=1>",
    "\"><svg/onload=window.pwned=1>",
    "'><iframe src=https://evil.example/></iframe>",
    "\" onmouseover=\"window.pwned=1\" autofocus onfocus=\"window.pwned=1\" x=\"",
    "</title></style></textarea></noscript><script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "<!--<script>",
    "--><img src=https://evil.example/comment>",
    "]]><script>window.pwned=1</script>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "<base href=https://evil.example/><link rel=stylesheet href=https://evil.example/style.css>",
    "<meta http-equiv=refresh content=0;url=https://evil.example/>",
    "</text></svg><foreignObject><script>window.pwned=1</script>",
    "<a href=javascript:window.pwned=1>link</a>",
    "javascript:window.pwned=1",
    "data:text/html,<script>parent.pwned=1</script>",
    # Markdown, reStructuredText and templates would.
    "[link](javascript:window.pwned=1) ![](https://evil.example/picture.png) <https://evil.example>",
    "{{ 7*7 }} {% include '/etc/passwd' %} {# #} {{ self.__init__.__globals__ }} %(x)s {x} ${x}",
    "```{raw} html <b> ``` {raw-html}`<img src=x onerror=window.pwned=1>` {include}`/etc/passwd`",
    ".. raw:: html :raw:`<b>` |x| `link <javascript:window.pwned=1>`_ ** __ * # - ::",
    # Typst and LaTeX would.
    "#import \"/etc/passwd\" #read(\"/etc/passwd\") #sys.version #eval(\"1\") $ #panic() $ @x *b* _i_ <x>",
    "\\input{/etc/passwd} \\write18{touch pwned} \\immediate\\openin5 \\end{document} $\\x$ ^^5cinput %",
    "\\verbatiminput{/etc/passwd} \\csname input\\endcsname ~ & # _ { } \\",
    # Readers of calendars would.
    "BEGIN:VEVENT SUMMARY:x END:VEVENT \\n \\N \\, ; : , \"",
    "\nBEGIN:VEVENT\nUID:evil\nSUMMARY:evil\nEND:VEVENT\n",
    "\u2028BEGIN:VEVENT\u2029END:VEVENT",
)  # fmt: skip


NAMES_OF_THE_SITE = (
    "project", "version", "release", "author", "copyright", "html_title", "html_short_title"
)  # fmt: skip
"""Values of ``conf.py`` that are words for readers."""

AT_ONCE = 9
"""How many attacks stand in one text; with more, what is on paper would take long to read."""
TURNS = ceil(len(ATTACKS) / AT_ONCE)


class Attack:
    """Gives what is to stand in place of a text: a few attacks, one after the other.

    Attributes:
        written: what stands now in place of each text.
    """

    def __init__(self, turn: int = 0) -> None:
        """Begin with an attack; the next text begins with the next one.

        In all ``TURNS`` together, each text is replaced by each attack.
        """
        self.written: dict[str, str] = {}
        self._first = turn * AT_ONCE

    def __call__(self, text: str) -> str:
        if text == KIND_OF_OTHERS:
            return text
        number = len(self.written)
        attacks = [ATTACKS[(self._first + number + it) % len(ATTACKS)] for it in range(AT_ONCE)]
        return self.written.setdefault(text, " ".join([*attacks, f"{number:03d}"]))


def make_hostile_course(folder: Path, turn: int = 0) -> dict[str, str]:
    """Write the course into a folder, in one of the ``TURNS``.

    Returns:
        What stands now in place of each text.
    """
    shutil.copytree(FULL_COURSE, folder)
    attack = Attack(turn)
    attack_data(folder, attack)
    _attack_pages(folder, attack)
    return attack.written


def attack_data(folder: Path, attack: Attack) -> None:
    """Attack with every text in the data of a course."""
    replace_values(folder, {Text, KnownWord, OwnName}, attack)
    # What names an entry by its words still does.
    replace_values(folder, {Name}, lambda text: attack.written.get(text, text))


def replace_values(folder: Path, types: Types, replace: Replace) -> None:
    """Replace every value of some types in the data of a course."""
    for file in sorted(folder.glob("syllabus/*.yaml")):
        values = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
        values = _replaced(Course, values, types, replace)
        file.write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")


def _attack_pages(folder: Path, attack: Attack) -> None:
    """Attack with the names of the site, with titles of pages, and with a caption above them."""

    def heading(name: str) -> str:
        return _as_written(attack(name))

    names = {name: in_a_line(attack(name)) for name in NAMES_OF_THE_SITE}
    logo = {name: in_a_line(attack(f"logo, {name}")) for name in ("text", "alt_text")}
    with (folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.writelines(f"{name} = {text!r}\n" for name, text in names.items())
        conf.write("smartquotes = False\nhtml_logo = 'pictures/ada.png'\n")
        conf.write(f"html_theme_options = {{'home_page_in_toc': True, 'logo': {logo!r}}}\n")
    caption = json.dumps(in_a_line(attack("caption")))
    toctree = f"```{{toctree}}\n:glob:\n:caption: {caption}\n\n*\n```\n"
    (folder / "index.md").write_text(f"# {heading('index')}\n\n{toctree}", "utf-8")
    page = f"# {heading('page')}\n\n## {heading('section')}\n\n{heading('paragraph')}\n"
    (folder / "page.md").write_text(page, "utf-8")
    news = folder / "announcements" / "first-week.md"
    text = re.sub("^# .*", lambda _: f"# {heading('announcement')}", news.read_text("utf-8"), flags=re.M)
    news.write_text(text, "utf-8")


def _as_written(text: str) -> str:
    """Write words in Markdown so that each character stands for itself."""
    return re.sub(r"([!-/:-@[-`{-~])", r"\\\1", in_a_line(text))


def in_a_line(text: str) -> str:
    """Return a text as the reader takes it, each of its gaps a space."""
    return " ".join(text.split())


def _replaced(kind: Any, value: Any, types: Types, replace: Replace) -> Any:
    """Replace what the model has of some types in a value that it reads as one of a kind."""
    if kind in types:
        if are_languages(value):
            return {language: replace(str(words)) for language, words in value.items()}
        return replace(value)
    if isinstance(kind, type) and issubclass(kind, Entry):
        return _replaced_in_entry(kind, value, types, replace)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _replaced(parts[0], value, types, replace)
    if origin in (Union, UnionType) and type(None) in parts:
        return _replaced(parts[0], value, types, replace)
    if origin is tuple:
        several = value if isinstance(value, list) else [value]
        entries = [_replaced(parts[0], entry, types, replace) for entry in several]
        return entries if isinstance(value, list) else entries[0]
    if origin is dict:
        named = Text in types  # a key that is no id is a name for people
        keys = {it: in_a_line(replace(it)) if named and not IDENTIFIER.fullmatch(it) else it for it in value}
        return {keys[it]: _replaced(parts[1], entry, types, replace) for it, entry in value.items()}
    return value


def _replaced_in_entry(kind: type[Entry], value: Any, types: Types, replace: Replace) -> Any:
    if isinstance(value, dict) and not kind.are_words(value):
        hints = get_type_hints(kind, include_extras=True)
        keys = {str(field.alias): hints[name] for name, field in kind.model_fields.items()}
        return {key: _replaced(keys[key], entry, types, replace) for key, entry in value.items()}
    if not isinstance(kind.alone, WordsForm):
        return _replaced(Link, value, types, replace)
    # Words may stand for a reading, and so may an address or a file.
    is_link = isinstance(value, str) and (is_address(value) or FILE_NAME.fullmatch(value))
    return value if is_link else _replaced(Text, value, types, replace)
