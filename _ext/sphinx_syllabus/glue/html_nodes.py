"""How the extension's nodes are written: HTML says what they are, other builders see standard nodes."""

from collections.abc import Callable
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from sphinx_syllabus.glue.latex_nodes import (
    depart_dated_row,
    depart_isolate,
    visit_dated_row,
    visit_header_cell,
    visit_isolate,
)
from sphinx_syllabus.nodes import (
    announcement_date,
    dated_item,
    dated_row,
    dated_words,
    download_link,
    drawing,
    header_cell,
    isolate,
    pictured_table,
    time_element,
    timeline,
)

Visitor = Callable[[Any, Any], None]
VisitorPair = tuple[Visitor, Visitor]

OTHER_WRITERS = ("latex", "text", "man", "texinfo")


def register_nodes(app: Sphinx) -> None:
    """Register every node with all writers."""
    html: dict[type[nodes.Element], VisitorPair] = {
        isolate: (_visit_isolate, lambda writer, _: writer.body.append("</bdi>")),
        time_element: (_visit_time, lambda writer, _: writer.body.append("</time>")),
        dated_words: (_visit_dated_words, lambda writer, _: writer.body.append("</span>")),
        header_cell: (_visit_header_cell, lambda writer, _: writer.body.append("</th>\n")),
        dated_row: (_visit_dated_row, _as_standard(nodes.row)[1]),
        drawing: (lambda writer, node: writer.body.append(node["svg"]), lambda _writer, _: None),
        dated_item: (_visit_dated_item, _as_standard(nodes.list_item)[1]),
        announcement_date: _as_standard(nodes.paragraph),
        pictured_table: (_visit_pictured_table, lambda writer, _: writer.body.append("</div>\n")),
        download_link: (_visit_download_link, _as_standard(nodes.reference)[1]),
        timeline: (_visit_timeline, lambda writer, _: writer.body.append("</details></div>\n")),
    }
    latex: dict[type[nodes.Element], VisitorPair] = {
        isolate: (visit_isolate, depart_isolate),
        dated_row: (visit_dated_row, depart_dated_row),
        header_cell: (visit_header_cell, _as_standard(nodes.entry)[1]),
    }
    for node, pair in html.items():
        standard = _as_standard(node.__bases__[0])
        others: Any = dict.fromkeys(OTHER_WRITERS, standard)
        if node in latex:
            others["latex"] = latex[node]
        app.add_node(node, html=pair, **others)


def _as_standard(node: type[nodes.Node]) -> VisitorPair:
    """Return visitors that write a node as the standard node of another class."""
    return (
        lambda writer, it: getattr(writer, f"visit_{node.__name__}")(it),
        lambda writer, it: getattr(writer, f"depart_{node.__name__}")(it),
    )


def _visit_isolate(writer: Any, node: isolate) -> None:
    writer.body.append(writer.starttag(node, "bdi", ""))


def _visit_time(writer: Any, node: time_element) -> None:
    writer.body.append(writer.starttag(node, "time", "", datetime=node["datetime"]))


def _visit_dated_words(writer: Any, node: dated_words) -> None:
    writer.body.append(writer.starttag(node, "span", "", CLASS="syllabus-date"))
    _add_dates(writer, node, -1)


def _visit_header_cell(writer: Any, node: header_cell) -> None:
    spans = {"rowspan": "morerows", "colspan": "morecols"}
    span = {name: node[more] + 1 for name, more in spans.items() if node.get(more)}
    # The theme knows headings by docutils' own class for them.
    classes = ["head"] if node["scope"] == "col" else ["stub"]
    writer.body.append(writer.starttag(node, "th", "", scope=node["scope"], **span, classes=classes))


def _visit_dated_row(writer: Any, node: dated_row) -> None:
    if node.get("heads_group") and node.parent.index(node) > 0:
        writer.body.append("</tbody>\n<tbody>\n")
    _visit_with_dates(writer, node, nodes.row)


def _visit_dated_item(writer: Any, node: dated_item) -> None:
    _visit_with_dates(writer, node, nodes.list_item)


def _visit_download_link(writer: Any, node: download_link) -> None:
    tag = len(writer.body)
    _as_standard(nodes.reference)[0](writer, node)
    writer.body[tag] = writer.body[tag].replace("<a ", "<a download ", 1)


def _visit_timeline(writer: Any, node: timeline) -> None:
    writer.body.append(writer.starttag(node, "div", CLASS="syllabus-timeline"))
    writer.body.extend(f"{drawing}\n" for drawing in node["drawings"])
    writer.body.append(f"<details><summary>{escape(node['summary'])}</summary>\n")


def _visit_pictured_table(writer: Any, node: pictured_table) -> None:
    writer.body.append(writer.starttag(node, "div", CLASS="syllabus-weights"))
    writer.body.extend(f"{drawing}\n" for drawing in node["drawings"])


def _visit_with_dates(writer: Any, node: nodes.Element, standard: type[nodes.Element]) -> None:
    """Let the theme write the opening tag, and add the dates to it."""
    tag = len(writer.body)
    _as_standard(standard)[0](writer, node)
    _add_dates(writer, node, tag)


def _add_dates(writer: Any, node: nodes.Element, tag: int) -> None:
    """Add the dates to an opening tag that has been written."""
    dates = "".join(f' data-{name}="{escape(node[name])}"' for name in ("starts", "ends") if node.get(name))
    opening, closing = writer.body[tag].rsplit(">", 1)
    writer.body[tag] = f"{opening}{dates}>{closing}"
