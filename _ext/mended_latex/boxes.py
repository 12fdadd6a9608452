"""Cards, tabs and dropdowns of sphinx-design as boxes with a title, which is what paper can show of them."""

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

Parts = Sequence[nodes.Node]


class BoxDesignComponents(SphinxPostTransform):
    """Replace every component that has a frame of its own by a topic, and drop classes meant for HTML."""

    default_priority = 500  # links are resolved by now, footnotes (600) not yet gathered
    formats = ("latex",)

    def run(self, **_arguments: Any) -> None:
        """Replace the components, the inner ones first."""
        components = [*self.document.findall(lambda node: _component(node) is not None)]
        for node in reversed(components):
            assert isinstance(node, nodes.container)
            node["classes"] = [name for name in node["classes"] if not name.startswith("sd-")]
            match _component(node):
                case "card":
                    title, content = _parts_of_card(node)
                case "tab-item" | "dropdown":
                    title, content = _parts_under_rubric(node)
                case _:
                    continue
            node.replace_self(_box(node, title, content))


def _component(node: nodes.Node) -> str | None:
    return node.get("design_component") if isinstance(node, nodes.container) else None


def _box(node: nodes.Element, title: Parts, content: Parts) -> nodes.topic:
    box = nodes.topic("", ids=node["ids"])
    if title:
        box += nodes.title("", "", *title)
    box += content
    return box


def _parts_of_card(card: nodes.container) -> tuple[Parts, Parts]:
    """Return the words of a card's title, leading where the whole card leads in HTML, and what is below."""
    title: list[nodes.Node] = []
    content: list[nodes.Node] = []
    link: nodes.reference | None = None
    for part in card.children:
        if _component(part) is None and not isinstance(part, nodes.Body | nodes.image):
            link = part.next_node(nodes.reference)  # laid over the whole card, its words unseen
            continue
        for node in [*part.children] if _component(part) else [part]:
            if _component(node) == "card-title":
                title = [word for inline in node.children for word in inline.children]
            else:
                content.append(node)
    if link is not None and title and not any(isinstance(word, nodes.reference) for word in title):
        title = [nodes.reference("", "", *title, **_target(link))]
    return title, content


def _target(link: nodes.reference) -> dict[str, Any]:
    return {name: link[name] for name in ("refuri", "refid", "internal") if name in link}


def _parts_under_rubric(node: nodes.container) -> tuple[Parts, Parts]:
    """Return the words of a tab's or a dropdown's title, and what is below."""
    if node.children and isinstance(node[0], nodes.rubric | nodes.title):
        return node[0].children, node.children[1:]
    return [], node.children
