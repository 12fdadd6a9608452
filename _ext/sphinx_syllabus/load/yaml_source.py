"""One YAML file as plain text values, with the place of each.

YAML's own reading of scalars is not wanted (``no`` is not False, ``12:30`` is not 750), and a key
that stands twice must not win silently. So the file is composed into nodes, which keep their places,
and the values are read off as text, tuples and dicts.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol, TypeAlias

import yaml
from yaml.reader import Reader

from sphinx_syllabus.load.bounds import (
    MAXIMUM_BYTES,
    MAXIMUM_CHARACTERS,
    MAXIMUM_DEPTH,
    MAXIMUM_NODES,
    TOO_DEEP,
    TOO_LARGE,
    TOO_LONG,
    TOO_MANY,
)
from sphinx_syllabus.load.merge_conflict import CONFLICT_BEGINS, CONFLICT_WORDS
from sphinx_syllabus.model.problem import DataPath, Place, Problem, Severity
from sphinx_syllabus.model.words import is_language

Tree: TypeAlias = "str | tuple[Tree, ...] | dict[str, Tree]"

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for YAML."""

COLON = re.compile(r"\s*:")
COMMENT = re.compile(r"([ \t]+)#(.?)")

FREE_TEXT_KEYS = frozenset({"title", "module", "item", "name", "note", "theme"})
"""Keys whose text often holds a ``#`` that is meant, as in ``Assignment #1``."""


class UnreadableError(Exception):
    """A file that cannot be read as YAML at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class YamlSource:
    """A data file: its name as messages show it, its top node, and the values read off it.

    ``problems`` are those of form; ``refused`` are the paths of the values that they concern.
    """

    name: str
    top: yaml.MappingNode | None
    values: "dict[str, Tree]"
    problems: tuple[Problem, ...] = ()
    refused: frozenset[DataPath] = frozenset()
    text: str = field(default="", repr=False)

    def place(self, path: DataPath, *, at_key: bool = False) -> Place:
        """Return where the value at a path stands, or the nearest value around it.

        ``at_key`` asks for the key in place of its value.
        """
        node: yaml.Node | None = self.top
        mark = node.start_mark if node else None
        for depth, step in enumerate(path):
            if step == 0 and not isinstance(node, yaml.SequenceNode):
                continue  # a value may stand alone for a list of one
            if isinstance(node, yaml.MappingNode):
                pair = self._pairs(node).get(step)
                if pair is None:
                    break
                last = depth == len(path) - 1
                mark, node = (pair[0] if at_key and last else pair[1]).start_mark, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                mark = node.start_mark
            else:
                break
        return _place(self.name, self.text, mark)

    def _pairs(self, node: yaml.MappingNode) -> dict[object, tuple[yaml.Node, yaml.Node]]:
        """Return the pairs of a mapping by their keys; of a key that stands twice, the first."""
        if node not in self._found:
            scalars = (pair for pair in reversed(node.value) if isinstance(pair[0], yaml.ScalarNode))
            self._found[node] = {pair[0].value: pair for pair in scalars}
        return self._found[node]

    @cached_property
    def _found(self) -> dict[yaml.MappingNode, dict[object, tuple[yaml.Node, yaml.Node]]]:
        return {}


def read_yaml(name: str, content: bytes) -> YamlSource:
    """Read a data file.

    Args:
        name: the file's name as messages show it.
        content: the file's bytes, UTF-8.

    Raises:
        UnreadableError: the file is no YAML, or its top is not made of keys.
    """
    text = _decode(name, content)
    try:
        # First the flat events: composing nests as deep as the text does, and deep enough it crashes.
        aliases = _check_events(name, text)
        top = yaml.compose(text, Loader=_TextLoader)
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(_syntax_problem(name, text, error)) from error
    except yaml.YAMLError as error:
        raise UnreadableError(_character_problem(name, text)) from error
    if top is None:
        return YamlSource(name, None, {}, text=text)
    if not isinstance(top, yaml.MappingNode):
        message = "the file must hold keys such as 'course:' or 'deadlines:' at its left edge"
        raise UnreadableError(Problem(_place(name, text, top.start_mark), message))
    reader = _NodeReader(name, text)
    values = reader.mapping(top, ())
    return YamlSource(name, top, values, (*reader.problems, *aliases), frozenset(reader.refused), text)


def _decode(name: str, content: bytes) -> str:
    if len(content) > MAXIMUM_BYTES:
        raise UnreadableError(Problem(Place(name, 1, 1), TOO_LARGE))
    return text_of(name, content)


def text_of(name: str, content: bytes) -> str:
    """Return the text of a file.

    Args:
        name: the file's name as messages show it.
        content: the file's bytes.

    Raises:
        UnreadableError: it is not UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _end_of(name, error.object[: error.start].decode())
        message = "the file is not UTF-8 text: save it as UTF-8 in your editor"
        raise UnreadableError(Problem(place, message)) from error


class _Mark(Protocol):
    """What the marks of both of PyYAML's parsers have."""

    line: int
    column: int
    index: int


def _end_of(name: str, text: str) -> Place:
    """Return the place behind a text."""
    lines = LINE_END.split(text)
    return Place(name, len(lines), len(lines[-1]) + 1)


def _place(name: str, text: str, mark: "_Mark | None") -> Place:
    """Return the place of a mark; what is missing at the end is marked in a line that may not be there."""
    if mark is None:
        return Place(name, 1, 1)
    return _end_of(name, text) if mark.index >= len(text) else Place(name, mark.line + 1, mark.column + 1)


class _TextLoader(yaml.CSafeLoader):
    """A loader that guesses no scalar's type, for every scalar is text."""


_TextLoader.yaml_implicit_resolvers = {}


class _Syntax(NamedTuple):
    """What a parser's error means; ``at_start`` says that the mistake is where the part begins."""

    words: str
    meaning: str
    at_start: bool = False


SYNTAX = (
    _Syntax("alphabetic or numeric", "text that begins with '*', '&' or '!' needs quotes", at_start=True),
    _Syntax("undefined alias", "text that begins with '*' needs quotes"),
    _Syntax("mapping values", "a ':' is not expected here: indent this line like its neighbours, "
            "put text that holds ': ' in quotes, and write a space after the ':' of a key"),
    _Syntax("find expected ':'", "a ':' is missing after this key, or the line above is not finished",
            at_start=True),
    _Syntax("node content", "a value is missing here"),
    _Syntax("mapping keys", "text that begins with '?' needs quotes"),
    _Syntax("directive", "text that begins with '%' needs quotes", at_start=True),
    _Syntax("document start", "this line is not part of what stands above it: is it indented rightly?"),
    _Syntax("violates indentation", "indent with spaces, not with tabs"),
    _Syntax("cannot start any token", "text that begins with '{character}' needs quotes"),
    _Syntax("unexpected ':'",
            "a value is missing after the ':' here, or text that ends with ':' lacks quotes"),
    _Syntax("expected key", "this line is not indented like the lines it belongs to"),
    _Syntax("expected '-'", "this line is not indented like the lines it belongs to"),
    _Syntax("expected ',' or",
            "the '{character}' here is not closed, or a ',' is missing after it, or text with ': ' in it "
            "lacks quotes",
            at_start=True),
    _Syntax("quoted scalar", "the quotation mark here is not closed", at_start=True),
    _Syntax("another document", "a data file is one document: take out the line '---'"),
)  # fmt: skip
"""The parser's errors by words in them, and in plain words."""


def _syntax_problem(name: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    if conflict := CONFLICT_BEGINS.search(text):
        return Problem(_end_of(name, text[: conflict.start()]), CONFLICT_WORDS)
    shown = f"{error.context or ''} {error.problem or 'the text is not understood'}".strip()
    known = next((syntax for syntax in SYNTAX if syntax.words in shown), _Syntax("", shown))
    mark = error.problem_mark or error.context_mark
    if known.at_start and error.context_mark:
        mark = error.context_mark
    if mark is None:
        return Problem(Place(name, 1, 1), f"cannot be read as YAML: {shown}")
    character = text[mark.index : mark.index + 1]
    meaning = known.meaning.replace("{character}", character)
    if character == "\t":
        meaning = "indent with spaces, not with tabs"
    return Problem(_place(name, text, mark), f"cannot be read as YAML: {meaning}")


def _character_problem(name: str, text: str) -> Problem:
    found = Reader.NON_PRINTABLE.search(text)
    if found is None:
        return Problem(Place(name, 1, 1), "cannot be read as YAML")
    place = _end_of(name, text[: found.start()])
    return Problem(place, f"holds the control character U+{ord(found[0]):04X}: take it out")


def _missing_in(key: str) -> str:
    """Say what a key lacks that the braces around it do not show as one."""
    language = is_language(key.partition(":")[0])
    return "write a space after its ':'" if language else "put text that holds a comma in quotes"


def _check_events(name: str, text: str) -> tuple[Problem, ...]:
    """Refuse a text that is beyond the bounds of data, and return a problem for each alias in it.

    Nodes do not tell where their aliases stand; events do.
    """
    problems: list[Problem] = []
    depth = number = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            message = f"'*{event.anchor}' repeats another value by a YAML alias: write the value out"
            problems.append(Problem(_place(name, text, event.start_mark), message))
        elif isinstance(event, yaml.ScalarEvent) and len(event.value) > MAXIMUM_CHARACTERS:
            raise UnreadableError(Problem(_place(name, text, event.start_mark), TOO_LONG))
        number += isinstance(event, yaml.NodeEvent)
        if depth > MAXIMUM_DEPTH or number > MAXIMUM_NODES:
            message = TOO_DEEP if depth > MAXIMUM_DEPTH else TOO_MANY
            raise UnreadableError(Problem(_place(name, text, event.start_mark), message))
    return tuple(problems)


class _NodeReader:
    """Read nodes into values; what is wrong with their form is gathered in ``problems``.

    A refused value leaves an empty text behind and its path in ``refused``: the values after it keep
    their places, and nothing else is said of it.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.problems: list[Problem] = []
        self.refused: set[DataPath] = set()
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: DataPath) -> Tree:
        """Read any node."""
        if id(node) in self._seen:
            self.refused.add(path)  # the alias itself is reported from the events
            return ""
        self._seen.add(id(node))
        if not node.tag.startswith("tag:yaml.org,2002:") or "python" in node.tag:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"the YAML tag '{tag}' means nothing here: take it out, or put the text in quotes"
            return self._refuse(node, path, message)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(child, (*path, index)) for index, child in enumerate(node.value))
        assert isinstance(node, yaml.ScalarNode)
        if not node.style:
            if node.value in ("", "~", "null", "Null", "NULL"):
                message = "nothing stands here: write a value, 'TBA', or '[]' for an empty list"
                return self._refuse(node, path, message)
            self._check_comment(node, path)
        return str(node.value)

    def mapping(self, node: yaml.MappingNode, path: DataPath) -> dict[str, Tree]:
        """Read a mapping; a key that stands twice is reported and its first value kept."""
        tree: dict[str, Tree] = {}
        first_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if not isinstance(key_node, yaml.ScalarNode) or not key.isprintable():
                self._report(key_node, "a key must be a word")
            elif key in first_lines:
                self._report(key_node, f"the key '{key}' is already given in line {first_lines[key]}")
            else:
                first_lines[key] = key_node.start_mark.line + 1
                if node.flow_style and not self._has_colon(key_node):
                    message = f"'{key}' stands without a value: {_missing_in(key)}"
                    tree[key] = self._refuse(key_node, (*path, key), message)
                    continue
                tree[key] = self.value(value_node, (*path, key))
        return tree

    def _has_colon(self, key: yaml.Node) -> bool:
        """Tell whether a key is one, and not the rest of a text behind a comma."""
        return COLON.match(self.text, key.end_mark.index) is not None

    def _check_comment(self, node: yaml.ScalarNode, path: DataPath) -> None:
        """Report a plain value that YAML cut at `` #``; ordinary comments start with ``# ``.

        After a title one space before that leaves a doubt, which two dispel.
        """
        end = node.end_mark
        rest = COMMENT.match(self.text, end.index)
        if not rest:
            return
        of = path[:-1] if is_language(str(path[-1])) else path
        in_free_text = bool(FREE_TEXT_KEYS.intersection(of[-1:])) or of[-2:-1] == ("topics",)
        if rest[2].strip() or (in_free_text and rest[1] == " "):
            place = Place(self.name, end.line + 1, end.column + len(rest[1]) + 1)
            quoted = "put the title in quotes"
            way_out = quoted if in_free_text else "put the value in quotes, or a space after '#'"
            message = f"everything after ' #' is a comment in YAML: {way_out}"
            self.problems.append(Problem(place, message, Severity.WARNING, "comment"))

    def _refuse(self, node: yaml.Node, path: DataPath, message: str) -> Tree:
        self._report(node, message)
        self.refused.add(path)
        return ""

    def _report(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(_place(self.name, self.text, node.start_mark), message))
