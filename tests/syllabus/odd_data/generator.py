"""Data files as nobody should write them: broken, hostile, or merely odd.

A small course with every part of the data is changed value by value, line by line or byte by byte, so that
what is odd comes through to the plan and the outputs; other files are made of nothing.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeVar

import yaml
from hypothesis import strategies as st

from sphinx_syllabus.load.bounds import MAXIMUM_CHARACTERS, MAXIMUM_DEPTH
from sphinx_syllabus.model.course import Course

TEXT = (Path(__file__).parent / "course.yaml").read_text("utf-8")
COURSE: dict[str, Any] = yaml.load(TEXT, Loader=yaml.BaseLoader)

T = TypeVar("T")


def weighted(*choices: tuple[int, st.SearchStrategy[T]]) -> st.SearchStrategy[T]:
    """Choose among strategies, each as often as its number says."""
    each = [strategy for weight, strategy in choices for _ in range(weight)]
    return st.integers(0, len(each) - 1).flatmap(each.__getitem__)


# -- Single values --------------------------------------------------------------------------------

ZEROS = [
    chr(code)
    for code in range(0x110000)
    if unicodedata.category(chr(code)) == "Nd" and not unicodedata.digit(chr(code))
]
"""The digit 0 in every script; its other nine follow it."""

CONTROLS = "\x00\x07\x0b\x1b\x7f\x85\x9f"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = "\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\u2061\u3164\ufe0f\ufeff\U000e0041"
NOT_IN_XML = "\ufffe\uffff"
NO_CHARACTERS = "\ufdd0\U0001fffe\U0010ffff\ue000"
LINE_ENDS = "\r\n\u2028\u2029\t"
LETTERS = "aÅß\u0130\u01c5é\u0301\u05d0\u0627\ufdfa\u200cی٪½²Ⅷ一\U0001f600\U0001d7d8"
SIGNS = "\"'\\/:#-?[]{}()<>&*!|>%@`~^$_=+.,;،؛"
CHARACTERS = CONTROLS + BIDI + UNSEEN + NOT_IN_XML + NO_CHARACTERS + LINE_ENDS + LETTERS + SIGNS

YEARS = (
    0,
    1,
    99,
    622,
    1205,
    1206,
    1402,
    1403,
    1498,
    1499,
    1582,
    1799,
    1800,
    1900,
    2023,
    2024,
    2199,
    2200,
    9999,
)
ANCHORS = (
    "proposal", "exercises", "exam", "essay", "quiz", "out", "deep", "presentation", "third", "every session",
    "nobody", "clinic",
)  # fmt: skip
DAYS_NAMED = ("Saturday", "Tuesday", "شنبه", "سه‌شنبه", "Someday")
MONTHS = (
    "Esfand", "اسفند", "Mehr", "Shahrivar", "February", "September", "October", "December", "Dec.", "Smarch",
)  # fmt: skip
COUNTS = ("0", "1", "2", "3", "-1", "16", "99", "365", "3000", "9999", "99999")
TIMES = ("00:00", "09:00-11:00", "11:00-09:00", "23:59", "24:00", "12 am", "6 pm", "99:99", "02:30", "0:0")

years, counts, times = st.sampled_from(YEARS), st.sampled_from(COUNTS), st.sampled_from(TIMES)
anchors, units = st.sampled_from(ANCHORS), st.sampled_from(("day", "days", "week", "weeks", "hours"))
known_days = st.sampled_from(
    ("2023-09-23", "2023-09-30", "2023-10-03", "2023-10-10", "1 Mehr 1402", "20 Mehr 1402", "week 2 Tuesday")
)
days_at_the_edge = st.builds(
    "{:04}{}{:02}{}{:02}".format,
    years,
    st.sampled_from("-/."),
    st.sampled_from((0, 1, 2, 3, 12, 13)),
    st.sampled_from("-/"),
    st.sampled_from((0, 1, 21, 28, 29, 30, 31, 32)),
)
days_by_name = st.builds(
    "{} {} {}".format, st.sampled_from((1, 28, 29, 30, 31)), st.sampled_from(MONTHS), years
)
days_of_weeks = st.builds("week {} {}".format, counts, st.sampled_from(DAYS_NAMED))
days_counted = st.builds("{} {} {} {}".format, counts, units, st.sampled_from(("after", "before")), anchors)
days_of_entries = st.builds("day {} {}".format, st.sampled_from(("of", "before", "after")), anchors)
written_days = weighted(
    (3, known_days),
    (2, days_at_the_edge),
    (2, days_by_name),
    (1, days_of_weeks),
    (1, days_counted),
    (1, days_of_entries),
)
written_dates = weighted(
    (4, written_days),
    (2, st.builds("{} {}".format, written_days, times)),
    (2, st.builds("{} to {}".format, written_days, written_days | times)),
    (1, st.builds("weeks {}-{}".format, counts, counts)),
    (1, st.builds("last {} weeks".format, counts)),
    (1, st.builds("{} {} later".format, counts, units)),
    (1, st.sampled_from(("TBA", "tbd", "last week", "session 2", "sessions 1-3", "today", "2023-10", "no"))),
)


def in_script(text: str, zero: str) -> str:
    """Write the digits of a text in another script."""
    return re.sub("[0-9]", lambda digit: chr(ord(zero) + int(digit[0])), text)


dates = weighted((3, written_dates), (1, st.builds(in_script, written_dates, st.sampled_from(ZEROS))))
plain_numbers = st.sampled_from(
    (
        "0", "-0", "1", "-1", "2", "3", "16", "99", "100", "101", "33.333333", "0.000001", "100.0000001",
        "1e3",
        "0x10", "1_000", "1,5", ".5", "5.", "+5", "10%", "10 %%", "1/3", "inf", "nan", "½", "²", "Ⅷ", "一",
        "9" * 30, "9" * 5000, "-" + "9" * 400, "1-2", "3-1", "1-99", "20 minutes", "999 hours", "1 min",
        "2 days late", "999 weeks late", "0 days",
    )
)  # fmt: skip
numbers = weighted((3, plain_numbers), (1, st.builds(in_script, plain_numbers, st.sampled_from(ZEROS))))
links = st.sampled_from(
    (
        "https://", "https://x", "http://[::1", "https://x/\u202egpj.exe", "javascript:alert(1)",
        "mailto:a@b",
        "mailto:@", "data:text/html,x", "//x.example", "/etc/passwd", "../../etc/passwd",
        "files/../files/talk.pdf",
        "files/./talk.pdf", "files", ".", "..", "~", "C:\\x", "file:///etc/passwd", "index", "index.md",
        "files/talk.pdf", "files/notes.pdf", "files/solutions.txt", "files/ada.png", "a" * 300 + "/b",
        "files/\x00", "https://xn--", "https://a b", "HTTPS://X.example/{file}", "a@b.c", "x" * 5000,
    )
)  # fmt: skip
WORDS = (
        "", " ", "~", "null", "no", "yes", "true", "student", "pair", "project", "lab", "a", "b", "ada",
        "Project", "Final exam", "essays", "reports", "proposal", "exam", "Europe/Nowhere", "UTC", "../UTC",
        "Asia/Tehran", "Monday", "jalali", "<b>&amp;</script>", "{{ 7*7 }}", "\\input{x}", "#read(\"x\")",
        "BEGIN:VEVENT", "]]>", "--", "a" * MAXIMUM_CHARACTERS, "a" * (MAXIMUM_CHARACTERS + 1),
        "e\u0301" * 500, "\u202e" + "abc", "\U0001f468\u200d" * 50, "ﷺ", "\ufeff",
)  # fmt: skip
words = st.sampled_from(WORDS)
few_characters = st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=4)
texts = st.one_of(
    words,
    few_characters,
    st.builds("{}{}{}".format, st.sampled_from(("Title", "عنوان", "a-1")), few_characters, words),
    st.text(max_size=12),
)
lumps = st.sampled_from(
    (
        [], {}, [[]], [{}], [""], {"": ""}, {"en": "x"}, {"en": "x", "fa": "ی"}, {"xx": "x"}, {"EN": {}},
        {"en": ["x"]}, [["x"]], ["x", "x"], {"url": "https://x"}, {"title": "x"}, {"a": {"b": {"c": "d"}}},
        {"id": "x"}, {"item": "x", "weight": "5"}, [{"item": "x", "weight": "5"}],
        {"when": "2023-10-01", "changed": "2023-10-01"}, {"when": "2023-10-03", "cancelled": "x"},
    )
)  # fmt: skip

DATES = frozenset(
    {"when", "due", "out", "release", "starts", "changed", "moved", "weeks", "time", "accepted-until", "b"}
)
NUMBERS = frozenset(
    {
        "weeks", "weight", "from", "count", "best", "free-days", "per-day", "per-hour", "slot",
        "most-deadlines",
        "most-weight", "sessions", "accepted-until",
    }
)  # fmt: skip
LINKS = frozenset(
    {"url", "page", "slides", "file", "notes", "picture", "report", "submit", "Forum", "colab", "email"}
)


REFERENCES = frozenset(
    {
        "id",
        "page",
        "counts-for",
        "late",
        "staff",
        "section",
        "kinds",
        "slides",
        "file",
        "picture",
        "by",
        "kind",
    }
)
names = st.sampled_from(
    ("nobody", "ada", "a", "b", "proposal", "exam", "Project", "Report", "essays", "reports", "deep",
    "index", "no",
     "projects/none", "files/none.pdf", "project", "third", "clinic", "Ada Lovelace")
)  # fmt: skip


def value_for(key: str | int) -> st.SearchStrategy[Any]:
    """Make values that a key might have had, and others."""
    own = ((DATES, dates), (NUMBERS, numbers), (LINKS, links), (REFERENCES, names))
    kinds = [(4, kind) for keys, kind in own if key in keys]
    return weighted(*kinds, (2, texts), (1, st.one_of(dates, numbers, links, lumps)))


# -- The course with other values ----------------------------------------------------------------

material_kinds = st.sampled_from(
    ("slides", "notebook", "readings", "suggested", "reading-groups", "solutions", "files", "code")
)
material_keys = st.sampled_from(
    ("title", "file", "url", "out", "release", "cite", "note", "group", "readings")
)
materials = st.recursive(
    links | names | dates,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(material_keys, inner, max_size=3),
    max_leaves=5,
)

KEYS = sorted(
    set(re.findall(r"([a-z][a-z-]*):", TEXT)) | {f.alias for f in Course.model_fields.values() if f.alias}
)
keys = st.sampled_from(KEYS) | texts


def at(tree: Any, path: tuple[Any, ...]) -> Any:
    """Return the value at a path of a tree."""
    for step in path:
        tree = tree[step]
    return tree


def places_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """List the paths of all values in a tree."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inner:
        yield (*path, step)
        yield from places_in(part, (*path, step))


PLACES = [*places_in(COURSE)]
LISTS = [path for path in PLACES if isinstance(path[-1], str) and isinstance(at(COURSE, path), list)]
NAMED = [path for path in PLACES if path[-1] in REFERENCES]
DATED = [path for path in PLACES if path[-1] in DATES]
ENTRIES = [path for path in PLACES if isinstance(path[-1], int) and isinstance(at(COURSE, path), dict)]
OFFERING = [path for path in ENTRIES if path[0] in ("schedule", "deadlines")]
SIBLINGS = [
    (*path, key, other)
    for path in ENTRIES
    for other in ENTRIES
    if other[:-1] == path[:-1] or other[0] == path[0] == "schedule"
    for key in at(COURSE, other)
    if key == "id" or key not in at(COURSE, path)
]
"""Entries, each with a key that another one of its kind has."""
OPTIONAL = sorted(COURSE.keys() - {"course", "term"})


@st.composite
def changed_trees(draw: st.DrawFn) -> dict[str, Any]:
    """Make the course with a few values changed, and sometimes without some of its parts."""
    tree = deepcopy(COURSE)
    if draw(st.sampled_from((False, False, True))):
        for key in draw(st.sets(st.sampled_from(OPTIONAL), max_size=6)):
            del tree[key]
    for _ in range(draw(st.sampled_from((1, 1, 1, 2, 3)))):
        what = draw(st.sampled_from("rrrdkcstaaaaaaaaaeemmnnnnwwww"))
        if what == "a":
            *path, key, other = draw(st.sampled_from(SIBLINGS))
            path = [*path, key]
        else:
            path = draw(
                st.sampled_from({"e": LISTS, "m": OFFERING, "n": NAMED, "w": DATED}.get(what, PLACES))
            )
        around: Any = tree
        for step in path[:-1]:
            around = around[step] if _has(around, step) else None
        step = path[-1]
        if what == "a" and isinstance(around, dict):
            around[step] = deepcopy(at(COURSE, (*other, step)))
        if not _has(around, step):
            continue
        match what:
            case "a":
                pass
            case "m" if isinstance(around[step], dict):
                around[step][draw(material_kinds)] = draw(materials)
            case "e":
                around[step] = []
            case "r" | "n" | "w":
                around[step] = draw(value_for(step if isinstance(step, str) else path[-2]))
            case "d":
                del around[step]
            case "k" if isinstance(around, dict):
                around[draw(keys)] = around.pop(step)
            case "c" if isinstance(around, list):
                around.insert(step, deepcopy(around[step]))
            case "s":
                other = draw(st.sampled_from(PLACES))
                around[step] = deepcopy(at(COURSE, other))
            case _:
                around[step] = f"{around[step]}{draw(few_characters)}"
    return tree


def _has(around: Any, step: Any) -> bool:
    if isinstance(around, dict):
        return step in around
    return isinstance(around, list) and isinstance(step, int) and step < len(around)


def as_text(
    tree: dict[str, Any], style: str | None = None, *, flow: bool | None = None, line_end: str = "\n"
) -> str:
    """Write a tree as YAML, in whatever style."""
    text: str = yaml.dump(
        tree, Dumper=yaml.CSafeDumper, allow_unicode=style != '"', sort_keys=False, width=10_000,
        default_style=style, default_flow_style=flow,
    )  # fmt: skip
    return text.replace("\n", line_end)


as_yaml = st.builds(
    as_text,
    changed_trees(),
    st.sampled_from((None, None, '"', "'", "|")),
    flow=st.sampled_from((None, False, True)),
    line_end=st.sampled_from(("\n", "\n", "\r\n", "\r")),
)

# -- The course with other characters ------------------------------------------------------------

FEATURES = (
    "&a ", "*a", "!x ", "!!str ", "!!binary ", "!!python/object/apply:os.system ", "!<tag:x> ", "<<: *a",
    "? ", "- ",
    ": ", "| ", ">- ", "|\n", "'", '"', "[", "]", "{", "}", ", ", "#", " #1", "%YAML 1.2\n", "%TAG ! x\n",
    "---\n",
    "...\n", "\n---\n", "\t", "@", "`", "=", "~", "\n", "\r", "\n\n", "  ", "\ufeff", "key: value\n",
    "- - - ",
    "? [a]\n: b\n", "{a, b: c}", "\"\\x00\"", "\"\\ud800\"", "\"\\ufffe\"", "\"\\\n\"",
)  # fmt: skip
pieces = weighted(
    (3, st.sampled_from(FEATURES)), (1, st.sampled_from((*WORDS, "\ud800", "\udfff"))), (1, few_characters)
)


@st.composite
def changed_texts(draw: st.DrawFn, text: str = TEXT) -> str:
    """Make a text with a few of its places changed."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.sampled_from((start, start, start + 1, start + 5, start + 200)))
        text = text[:start] + draw(pieces) + text[end:]
    return text


@st.composite
def changed_lines(draw: st.DrawFn, text: str = TEXT) -> str:
    """Make a text with lines moved, doubled, left out or indented otherwise."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 2))):
        at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from("moid")):
            case "m":
                lines.insert(to, lines.pop(at))
            case "o":
                del lines[at]
            case "i":
                lines[at] = " " * (to % 7) + lines[at].lstrip()
            case _:
                lines.insert(to, lines[at])
    return "\n".join(lines)


# -- Files of nothing ----------------------------------------------------------------------------

soup = st.lists(pieces | keys | dates | numbers, max_size=20).map("".join)
trees = st.recursive(
    texts | dates | numbers | links,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=10,
)
top_keys = st.sampled_from([field.alias or "" for field in Course.model_fields.values()])
NAMES_AND_TERM = {key: COURSE[key] for key in ("course", "term")}
wholly_made = st.builds(
    lambda beginning, tree: as_text({**beginning, **tree}),
    st.sampled_from((NAMES_AND_TERM, NAMES_AND_TERM, {})),
    st.dictionaries(top_keys, trees, max_size=4),
)

ENCODINGS = (
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "utf-7",
    "latin-1",
    "cp1256",
)


def encoded(text: str, encoding: str) -> bytes:
    """Write a text in an encoding; what that does not have is left as it stands in memory."""
    if encoding.startswith("utf-8"):
        mark = codecs.BOM_UTF8 if encoding == "utf-8-sig" else b""
        return mark + text.encode("utf-8", "surrogatepass")
    return text.encode(encoding, "replace")


@st.composite
def changed_bytes(draw: st.DrawFn) -> bytes:
    """Make the course with bytes put in, left out or in another encoding."""
    content = encoded(TEXT, draw(st.sampled_from(ENCODINGS)))
    start = draw(st.integers(0, len(content)))
    end = draw(st.sampled_from((start, start + 1, start + 50)))
    return content[:start] + draw(st.binary(max_size=4)) + content[end:]


def nested(depth: int, form: str) -> str:
    """Write lists or keys inside one another."""
    match form:
        case "flow":
            return "late: " + "[" * depth + "]" * depth
        case "braces":
            return "late: " + "{a: " * depth + "x" + "}" * depth
        case "dashes":
            return "late:\n  " + "- " * depth + "x"
        case "questions":
            return "? " * depth + "x"
        case "parts":
            inner = "{item: x, weight: 1}"
            for _ in range(depth):
                inner = f"{{item: x, weight: 1, parts: [{inner}]}}"
            return f"grading: [{inner}]"
    return "".join("a:\n" if level == 0 else " " * level + "a:\n" for level in range(depth))


def many(count: int, form: str) -> str:
    """Write many entries, keys, anchors or signs."""
    match form:
        case "entries":
            return "deadlines:\n" + "".join(
                f"  - {{id: x{n}, title: X, due: 2023-10-01}}\n" for n in range(count)
            )
        case "wrong entries":
            return "deadlines:\n" + "  - {id: X, titel: Y, due: never}\n" * count
        case "keys":
            return "".join(f"key{n}: x\n" for n in range(count))
        case "keys in a line":
            return "late: {" + "".join(f"k{n}: x, " for n in range(count)) + "}"
        case "same keys":
            return "grades: []\n" * count
        case "aliases":
            return "late: [&a x" + ", *a" * count + "]"
        case "bomb":
            lines = [
                f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]\n"
                for n in range(min(count, 90))
            ]
            return "".join(lines)
        case "anchors":
            return "late: [" + "".join(f"&a{n} x, " for n in range(count)) + "]"
        case "tags":
            return "late: [" + "!x y, " * count + "]"
        case "documents":
            return "---\n" * count
        case "value":
            return "course: {id: " + "a-" * count + "a}"
        case "key":
            return "? " + "k" * count + "\n: x"
    return form * count


NESTED = ("flow", "braces", "dashes", "questions", "parts", "block")
MANY = (
    "entries", "wrong entries", "keys", "keys in a line", "same keys", "aliases", "bomb", "anchors", "tags",
    "documents", "value", "key", "[", "{", "- ", "? ", ": ", "\n", " ", "#", '"', "'", "a", "a: ", "&a ",
    "!!", "*",
    "%", "\\", "\t", "\r", "\u2028", "9",
)  # fmt: skip
depths = st.sampled_from((1, 2, 5, MAXIMUM_DEPTH // 2, MAXIMUM_DEPTH, MAXIMUM_DEPTH + 1, 100))
overgrown = st.builds(nested, depths, st.sampled_from(NESTED)) | st.builds(
    many, st.sampled_from((1, 2, 10, 50)), st.sampled_from(MANY)
)

files = weighted(
    (16, as_yaml.map(lambda text: encoded(text, "utf-8"))),
    (2, changed_texts().map(lambda text: encoded(text, "utf-8"))),
    (1, changed_lines().map(lambda text: encoded(text, "utf-8"))),
    (1, changed_bytes()),
    (1, wholly_made.map(lambda text: encoded(text, "utf-8"))),
    (1, overgrown.map(lambda text: encoded(text, "utf-8"))),
    (1, st.builds(encoded, soup, st.sampled_from(ENCODINGS))),
    (1, st.binary(max_size=50)),
)
"""The bytes of a data file that is a course's only one."""

# -- Announcements, and what is typed ------------------------------------------------------------

fronts = weighted(
    (3, st.builds("date: {}".format, known_days)),
    (2, st.builds("date: {}".format, dates)),
    (2, st.builds("date: {}\nrelease: {}".format, dates, dates)),
    (1, soup),
    (
        1,
        st.dictionaries(st.sampled_from(("date", "release", "title", "dat")), trees, max_size=3).map(as_text),
    ),
)
bodies = weighted((4, st.builds("# {}\n\nText".format, texts)), (1, soup))
pages = weighted(
    (5, st.builds("---\n{}\n---\n{}".format, fronts, bodies).map(lambda text: encoded(text, "utf-8"))),
    (1, st.builds(encoded, st.builds("---\n{}\n---\n{}".format, fronts, bodies), st.sampled_from(ENCODINGS))),
    (1, st.binary(max_size=50)),
)
"""The bytes of an announcement."""

typed_dates = weighted((1, dates), (1, written_days)).filter(lambda text: not text.startswith("-"))
typed_words = texts.filter(lambda text: not text.startswith("-"))
days_of_change = weighted((3, st.just("2023-10-01")), (1, typed_dates))
first_days = weighted((3, st.sampled_from(("1 Mehr 1403", "2024-09-21", "2025-09-22"))), (1, typed_dates))
term_names = weighted((2, st.just("Fall 2024")), (1, typed_words))
moves = st.builds(
    lambda name, date, on: (["move", name, date], ["--on", on]),
    st.sampled_from(ANCHORS),
    typed_dates,
    days_of_change,
)
new_terms = st.builds(
    lambda day, name: (["new-term", day], ["--write", "--name", name]), first_days, term_names
)
commands = moves | new_terms
"""What is typed before the site's folder, and what behind it."""
data_for_commands = weighted(
    (3, st.just(TEXT.encode())),
    (3, as_yaml.map(lambda text: encoded(text, "utf-8"))),
    (1, changed_texts().map(lambda text: encoded(text, "utf-8"))),
)
