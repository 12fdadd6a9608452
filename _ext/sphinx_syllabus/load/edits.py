"""Changing a value of a data file in place: every byte outside of it stays.

The marks of the nodes say where the value stands, so that comments, order, quotes and line ends are kept.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import yaml

from sphinx_syllabus.load.yaml_source import Tree, UnreadableError, YamlSource, read_yaml
from sphinx_syllabus.model.problem import DataPath

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class NotEditableError(ValueError):
    """A value that cannot be changed without changing what stands around it."""


@dataclass(frozen=True)
class Record:
    """A former date for the list ``was``: its text (the value that is replaced, where None) and a day."""

    when: str | None
    changed: str


@dataclass(frozen=True)
class _Edit:
    """Put a text in place of the characters from one index to another."""

    start: int
    end: int
    text: str


def with_new_date(
    source: YamlSource, content: bytes, index: int, key: str, date: str, record: Record | None
) -> bytes:
    """Return a file's bytes with another date of one of its deadlines.

    A date that stood there before is written as it was then, with its quotes.

    Args:
        source: the file as read.
        content: the same file's bytes.
        index: which of its deadlines.
        key: the key of the date, ``due`` or ``when``.
        date: the new date.
        record: what is added to its list ``was``, if anything.

    Raises:
        NotEditableError: the date takes several lines, or more would change than is meant.
    """
    text = _text_of(content)
    entry = _at(_at(source.top, "deadlines"), index)
    value = _at(entry, key)
    assert isinstance(entry, yaml.MappingNode)
    former = _in_one_line(value, text)
    in_flow = bool(entry.flow_style)
    new = _as_before(entry, date, text, in_flow=in_flow) or _written(date, value, in_flow=in_flow)
    edits = [_Edit(value.start_mark.index, value.end_mark.index, new)]
    if record:
        edits.append(_recorded(entry, key, former if record.when is None else record.when, record, text))
    edited = _edited(content, edits)
    if _values(edited) != _meant(source, index, key, date, record):
        raise NotEditableError("the lines around this date are written in an unusual way: change it by hand")
    return edited


def with_values(
    source: YamlSource,
    content: bytes,
    changed: Mapping[DataPath, str],
    removed: Collection[DataPath] = (),
    *,
    keeps_lines: bool = False,
) -> bytes:
    """Return a file's bytes with other texts in place of some, and without some of its keys.

    Args:
        source: the file as read.
        content: the same file's bytes.
        changed: the new texts by their paths; each keeps its quotes.
        removed: the paths of keys that go, with all that stands under them.
        keeps_lines: whether empty lines stand in for what goes, so that all else keeps its line.

    Raises:
        NotEditableError: a text takes several lines, or more would change than is meant.
    """
    text = _text_of(content)
    edits = [_replaced(source, path, new, text) for path, new in changed.items()]
    for path in removed:
        edit = _taken_out(source, path, text)
        edits.append(_emptied(edit, text) if keeps_lines else edit)
    edited = _edited(content, edits)
    meant = {
        key: value
        for key, old in source.values.items()
        if (value := _changed(old, (key,), changed, removed)) is not None
    }
    if _values(edited) != meant:
        raise NotEditableError("a part of this file is written in an unusual way: change it by hand")
    return edited


def as_value(text: str, *, in_flow: bool = False) -> str:
    """Write a text as a value of a data file: with quotes only where it does not mean itself without them.

    Args:
        text: what the value is to be read as.
        in_flow: whether it stands between braces or brackets.
    """
    return text if _is_plain(text, in_flow=in_flow) else _quoted(text, '"')


def _changed(
    value: Tree, path: DataPath, changed: Mapping[DataPath, str], removed: Collection[DataPath]
) -> "Tree | None":
    """Return a value as it is meant to be; None where it goes."""
    if path in removed:
        return None
    if isinstance(value, dict):
        parts = ((key, _changed(part, (*path, key), changed, removed)) for key, part in value.items())
        return {key: part for key, part in parts if part is not None}
    if isinstance(value, tuple):
        entries = (_changed(part, (*path, index), changed, removed) for index, part in enumerate(value))
        return tuple(entry for entry in entries if entry is not None)
    return changed.get(path, value)


def _replaced(source: YamlSource, path: DataPath, new: str, text: str) -> _Edit:
    around, value = _around(source, path), _at(_around(source, path), path[-1])
    _in_one_line(value, text)
    assert isinstance(value, yaml.ScalarNode)
    in_flow = bool(around.flow_style)
    if value.style in ("'", '"'):
        written = _quoted(new, value.style)
    else:
        written = new if _is_plain(new, in_flow=in_flow) else _quoted(new, '"')
    return _Edit(value.start_mark.index, value.end_mark.index, written)


def _taken_out(source: YamlSource, path: DataPath, text: str) -> _Edit:
    """Return the edit that takes a key and its value out, with all of its lines where these are its own."""
    around = _around(source, path)
    keys = [name.value for name, _ in around.value]
    number = keys.index(path[-1])
    name, value = around.value[number]
    start, end = name.start_mark.index, _end(value)
    if around.flow_style and number:
        return _Edit(_end(around.value[number - 1][1]), end, "")
    line = text.rfind("\n", 0, start) + 1
    if around.flow_style or text[line:start].strip():
        # What stands before it in its line, as the dash of a list does, is then before the next key.
        following = around.value[number + 1 :]
        return _Edit(start, following[0][0].start_mark.index if following else end, "")
    below = end if text[end - 1] == "\n" else text.find("\n", end) + 1 or len(text)
    if not line or text[:line].endswith(("\n\n", "\r\n\r\n")):
        below += len(text[below:]) - len(text[below:].lstrip("\r\n"))
    return _Edit(line, below, "")


def _emptied(edit: _Edit, text: str) -> _Edit:
    """Return the edit that leaves empty lines where another one takes lines out."""
    lines = text.count("\n", edit.start, edit.end)
    margin = edit.end - (text.rfind("\n", 0, edit.end) + 1) if lines else 0
    return _Edit(edit.start, edit.end, "\n" * lines + " " * margin)


def _around(source: YamlSource, path: DataPath) -> yaml.CollectionNode:
    node: yaml.Node | None = source.top
    for step in path[:-1]:
        node = _at(node, step)
    assert isinstance(node, yaml.CollectionNode)
    return node


def _text_of(content: bytes) -> str:
    return content.decode("utf-8").removeprefix(BYTE_ORDER_MARK)


def _in_one_line(value: yaml.Node, text: str) -> str:
    """Return a value as it stands in its file.

    Raises:
        NotEditableError: it takes several lines.
    """
    written = text[value.start_mark.index : value.end_mark.index]
    if "\n" in written or "\r" in written:
        raise NotEditableError("the present date takes several lines: write it in one")
    return written


def _edited(content: bytes, edits: Iterable[_Edit]) -> bytes:
    text = _text_of(content)
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK.encode()) else ""
    return (mark + text).encode()


def _values(content: bytes) -> dict[str, Tree] | None:
    try:
        return read_yaml("", content).values
    except UnreadableError:
        return None


def _meant(source: YamlSource, index: int, key: str, date: str, record: Record | None) -> dict[str, Tree]:
    """Return the values that a file is to have: those it has, but for one date and its record."""
    entries = source.values["deadlines"]
    assert isinstance(entries, tuple)
    entry = entries[index]
    assert isinstance(entry, dict)
    changed = entry | {key: date}
    if record:
        was = entry.get("was", ())
        assert isinstance(was, tuple)
        former: Tree = {"when": record.when or entry[key], "changed": record.changed}
        changed["was"] = (*was, former)
    return source.values | {"deadlines": (*entries[:index], changed, *entries[index + 1 :])}


def _recorded(entry: yaml.MappingNode, key: str, when: str, record: Record, text: str) -> _Edit:
    """Return the edit that adds to the list ``was``, which is begun below the date where there is none."""
    was = next((value for name, value in entry.value if name.value == "was"), None)
    if isinstance(was, yaml.SequenceNode) and was.flow_style:
        place = was.value[-1].end_mark.index if was.value else was.start_mark.index + 1
        return _Edit(place, place, f"{', ' if was.value else ''}{_in_flow(when, record)}")
    if isinstance(was, yaml.SequenceNode):
        margin = " " * was.start_mark.column
        return _after_line(_end(was), [margin + line for line in _in_block(when, record)], text)
    [(name, value)] = [pair for pair in entry.value if pair[0].value == key]
    if entry.flow_style:
        return _Edit(value.end_mark.index, value.end_mark.index, f", was: [{_in_flow(when, record)}]")
    margin = " " * name.start_mark.column
    lines = ["was:", *("  " + line for line in _in_block(when, record))]
    return _after_line(value.end_mark.index, [margin + line for line in lines], text)


def _in_flow(when: str, record: Record) -> str:
    """Write a former date in one line; ``when`` is text as it stands in a file."""
    if not _is_plain(when, in_flow=True) and when[:1] not in ("'", '"'):
        when = _quoted(when, '"')
    return f"{{when: {when}, changed: {record.changed}}}"


def _in_block(when: str, record: Record) -> list[str]:
    if when[:1] in ("'", '"') or _is_plain(when, in_flow=True):
        return [f"- {_in_flow(when, record)}"]
    return [f"- when: {when}", f"  changed: {record.changed}"]


def _after_line(place: int, lines: list[str], text: str) -> _Edit:
    """Return the edit that adds lines below the one in which a place is, with the file's own line ends."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    below = text.find("\n", place) + 1
    if below == 0:
        return _Edit(len(text), len(text), "".join(line_end + line for line in lines))
    return _Edit(below, below, "".join(line + line_end for line in lines))


def _as_before(entry: yaml.MappingNode, date: str, text: str, *, in_flow: bool) -> str | None:
    """Return a date as it stands in the list ``was``, if it does."""
    was = next((value for name, value in entry.value if name.value == "was"), None)
    for former in was.value if was else ():
        when = _at(former, "when")
        assert isinstance(when, yaml.ScalarNode)
        raw = text[when.start_mark.index : when.end_mark.index]
        if when.value == date and "\n" not in raw and (when.style or _is_plain(raw, in_flow=in_flow)):
            return raw
    return None


def _written(text: str, before: yaml.Node, *, in_flow: bool) -> str:
    """Write a value; quotes that the one before had and did not need are somebody's way to write dates."""
    assert isinstance(before, yaml.ScalarNode)
    if before.style in ("'", '"') and _is_plain(before.value, in_flow=in_flow):
        return _quoted(text, before.style)
    return as_value(text, in_flow=in_flow)


def _quoted(text: str, mark: str) -> str:
    if mark == "'":
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_plain(text: str, *, in_flow: bool) -> bool:
    """Tell whether a text means itself without quotes; YAML itself is asked."""
    document = f"{{key: {text}, end: here}}" if in_flow else f"key: {text}"
    try:
        read = read_yaml("", document.encode())
    except UnreadableError:
        return False
    wanted = {"key": text, "end": "here"} if in_flow else {"key": text}
    return read.values == wanted and not read.problems


def _at(node: yaml.Node | None, step: str | int) -> yaml.Node:
    if isinstance(node, yaml.MappingNode):
        found: yaml.Node = next(value for name, value in node.value if name.value == step)
        return found
    assert isinstance(node, yaml.SequenceNode)
    assert isinstance(step, int)
    entry: yaml.Node = node.value[step]
    return entry


def _end(node: yaml.Node) -> int:
    """Return where a node's own text ends; the mark of a block ends where the next one begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    end: int = node.end_mark.index
    return end
