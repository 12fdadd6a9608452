"""Who teaches the course."""

from collections.abc import Iterator, Sequence
from html import escape

from docutils import nodes

from sphinx_syllabus.nodes import isolate
from sphinx_syllabus.outputs.kind_words import role_words
from sphinx_syllabus.plan.entries import PlannedPerson
from sphinx_syllabus.tables.grid import line, words_around, words_joined
from sphinx_syllabus.tables.style import TableStyle
from sphinx_syllabus.tables.weekly import weekly_time, weeks_words

PORTRAIT = "5em"
"""How wide a picture is, in a book too."""

INITIALS = (
    '<svg viewBox="0 0 80 80" aria-hidden="true" focusable="false">'
    '<circle cx="40" cy="40" r="39"/><text x="40" y="40">{letters}</text></svg>\n'
)


def staff_list(staff: Sequence[PlannedPerson], style: TableStyle) -> nodes.bullet_list:
    """List people, each with a picture or initials, how to reach them, and their office hours."""
    items = (nodes.list_item("", *_person(person, style)) for person in staff)
    return nodes.bullet_list("", *items, classes=["syllabus-staff"])


def linked_name(person: PlannedPerson, style: TableStyle) -> nodes.Node:
    """Name somebody, by a link to their page on this site or elsewhere where the data gives one."""
    if person.page:
        return isolate("", "", style.page_link(person.page, person.name))
    if person.url:
        return nodes.reference("", "", isolate("", person.name), refuri=person.url, internal=False)
    return isolate("", person.name)


def address_words(email: str, style: TableStyle) -> nodes.Node:
    """Write an e-mail address for people: nowhere does it stand as robots look for it.

    A script puts a link there, which knows the address once somebody follows it.
    """
    name, _, domain = email.partition("@")
    message = style.words("{name} at {domain}")
    parts = words_around(message, name=nodes.inline("", name), domain=nodes.inline("", domain))
    return isolate("", "", *parts, classes=["syllabus-mail"])


def _person(person: PlannedPerson, style: TableStyle) -> Iterator[nodes.Node]:
    if person.picture:
        picture = nodes.image("", uri=f"/{person.picture}", alt=person.name, width=PORTRAIT)
        # Sphinx is to make no link of it, and a dark theme is to leave it as it is.
        picture["classes"] = ["no-scaled-link", "dark-light"]
        yield line(picture, classes=["portrait"])
    else:
        yield nodes.raw("", INITIALS.format(letters=escape(initials(person.name))), format="html")
    name = nodes.strong("", "", linked_name(person, style))
    edit = style.edit_link(person.path, person.name)
    yield line(*words_joined([name, edit], " "), classes=["name"])
    if person.role:
        yield line(nodes.inline("", role_words(person.role, style.dates.locale)), classes=["role", "about"])
    if person.email:
        yield line(address_words(person.email, style))
    if person.office:
        yield line(nodes.inline("", style.words("Office: {room}").format(room=person.office)))
    named = [(link.title or name, link.url) for name, link in person.links]
    links = [
        nodes.reference("", name, refuri=address, internal=False)
        for name, address in (*named, *_website(person, style))
    ]
    if links:
        yield line(*words_joined(links, " · "), classes=["links"])
    yield from _hours(person, style)


def _website(person: PlannedPerson, style: TableStyle) -> list[tuple[str, str]]:
    """Return the link that a name does not hold because it leads to a page of this site."""
    return [(style.words("Website"), person.url)] if person.page and person.url else []


def _hours(person: PlannedPerson, style: TableStyle) -> Iterator[nodes.Node]:
    if person.hours:
        yield line(nodes.Text(style.words("Office hours")), classes=["label", "about"])
    for hours in person.hours:
        room = hours.room if hours.room != person.office else None
        about = [nodes.inline("", words) for words in (weeks_words(hours, style), room) if words]
        when = nodes.inline("", "", *weekly_time(hours, hours.days, style))
        yield line(*words_joined([when, *about], " · "))
    if person.by_appointment:
        words = style.words("and by appointment") if person.hours else style.words("By appointment")
        yield line(nodes.inline("", words))


def initials(name: str) -> str:
    """Return the first letters of the first and the last name; titles such as ``Dr.`` are none."""
    words = [word for word in name.split() if not word.endswith(".")] or name.split()
    letters = [next((c for c in word if c.isalnum()), "") for word in words]
    first, last = letters[0], letters[-1] if len(letters) > 1 else ""
    # A joiner less, letters of Arabic script would flow into one another.
    return "\N{ZERO WIDTH NON-JOINER}".join(filter(None, (first, last))).upper()
