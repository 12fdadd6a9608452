"""What belongs to a topic or a deadline: its files, links and readings, as lines of a cell."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from sphinx_syllabus.plan.entries import Material, PlannedReading, ReadingGroup
from sphinx_syllabus.tables.files import described
from sphinx_syllabus.tables.grid import line, words_joined
from sphinx_syllabus.tables.style import TableStyle

SERVICES = {"colab": "Colab", "jupyterhub": "JupyterHub"}
"""What people call the services that open a notebook."""


def material_lines(materials: Sequence[Material], style: TableStyle) -> list[nodes.paragraph]:
    """Link to all materials in one line; none where there is nothing."""
    links = [nodes.inline("", "", *_links(it, name, style)) for it, name in _named(materials, style)]
    return [line(*words_joined(links, " · "), classes=["materials"])] if links else []


def reading_lines(groups: Iterable[ReadingGroup], style: TableStyle) -> list[nodes.paragraph]:
    """Show each group of readings in a line of its own."""
    return [_reading_line(group, style) for group in groups]


def kind_names(style: TableStyle) -> dict[str, str]:
    """Name the kinds of materials."""
    return {
        "slides": style.words("Slides"),
        "notes": style.words("Notes"),
        "video": style.words("Video"),
        "notebook": style.words("Notebook"),
        "code": style.words("Code"),
        "reading": style.words("Reading"),
        "files": style.words("Files"),
        "solutions": style.words("Solutions"),
    }


def _named(materials: Sequence[Material], style: TableStyle) -> Iterator[tuple[Material, str]]:
    """Name each material by its title, or by its kind, with a number where there are several."""
    names, locale = kind_names(style), style.dates.locale
    several = Counter(material.kind for material in materials if not material.title)
    numbers: Counter[str] = Counter()
    for material in materials:
        name = material.title or names[material.kind]
        if not material.title and several[material.kind] > 1:
            numbers[material.kind] += 1
            name = f"{name}\N{NO-BREAK SPACE}{locale.digits(str(numbers[material.kind]))}"
        yield material, name


def _links(material: Material, name: str, style: TableStyle) -> Iterator[nodes.Node]:
    yield from _link(name, material.file, material.address, material.size, style)
    for service, address in material.opens:
        service_name = style.dates.locale.isolated(SERVICES[service])
        words = style.words("open in {service}").format(service=service_name)
        # Who hears links one by one needs to be told what it opens.
        unseen = style.web_only(nodes.inline("", f": {name}", classes=["syllabus-unseen"]))
        yield nodes.Text(style.words(", "))
        yield nodes.reference("", "", nodes.Text(words), unseen, refuri=address, internal=False)


def _link(
    name: str, file: str | None, address: str | None, size: int | None, style: TableStyle
) -> Iterator[nodes.Node]:
    """Link to an address, to a file, or to an address and to the file as a copy of it."""
    about = described(file, size, style) if file else ""
    if address:
        yield nodes.reference("", name, refuri=address, internal=False)
    if file and address:
        yield nodes.Text(" (")
        yield style.file_link(file, style.words("copy on this site: {file}").format(file=about))
        yield nodes.Text(")")
    elif file:
        yield style.file_link(file, f"{name} ({about})" if about else name)


def _reading_line(group: ReadingGroup, style: TableStyle) -> nodes.paragraph:
    titles = {"readings": style.words("Readings"), "suggested": style.words("Suggested reading")}
    title = nodes.inline("", f"{group.name or titles[group.key]}: ", classes=["name"])
    readings = [nodes.inline("", "", *_reading(reading, style)) for reading in group.readings]
    return line(title, *words_joined(readings, style.words("; ")), classes=["materials", "readings"])


def _reading(reading: PlannedReading, style: TableStyle) -> Iterator[nodes.Node]:
    file, address = reading.file, reading.address
    if reading.cite:
        yield style.citation(reading.cite)
    elif file or address:
        name = reading.title or address or (file or "").rpartition("/")[2]
        yield from _link(name, file, address, reading.size, style)
    else:
        yield nodes.inline("", reading.title or "")
    if reading.note:
        yield nodes.Text(f" ({reading.note})")
