"""``announcements.xml``: the announcements as an Atom feed, for feed readers to follow.

RFC 4287, https://www.rfc-editor.org/rfc/rfc4287
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, time
from hashlib import sha256
from xml.etree import ElementTree

from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.dates.when import begins
from sphinx_syllabus.outputs.course_name import course_name
from sphinx_syllabus.plan.entries import Plan

ANNOUNCEMENTS = "announcements.xml"
TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, not even escaped."""


def announcements_feed(
    plan: Plan,
    style: DateStyle,
    contents: Mapping[str, str],
    site: str | None,
    page_address: Callable[[str], str],
    changed: datetime | None,
) -> bytes:
    """Write the feed; where the site's address is not known, its links lead from the feed's own.

    Args:
        plan: the course.
        style: how the site shows dates.
        contents: what each announcement says, as HTML, by its id.
        site: the address of the site's top folder.
        page_address: gives the address of a page, from the feed's own where that of the site is not known.
        changed: when the data was last changed, for a feed without entries.
    """
    feed = ElementTree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": style.locale.language_tag})
    announced = style.locale.words("Announcements")
    _text(feed, "id", _name(plan.about.id))
    _text(feed, "title", f"{course_name(plan.about.title, plan.term.name, style.locale)}: {announced}")
    moments = [begins(entry.when, style.zone) for entry in plan.announcements]
    began = datetime.combine(plan.term.calendar.starts, time(0), style.zone)
    _text(feed, "updated", _stamp(max(moments, default=changed or began)))
    author = ElementTree.SubElement(feed, "author")
    _text(author, "name", plan.about.department or plan.about.institution or plan.about.title)
    _link(feed, "self", (site or "") + ANNOUNCEMENTS, TYPE)
    _link(feed, "alternate", site or "./", "text/html")
    for entry, moment in zip(plan.announcements, moments, strict=True):
        it = ElementTree.SubElement(feed, "entry")
        _text(it, "id", _name(plan.about.id, entry.id))
        _text(it, "title", entry.title)
        _text(it, "published", _stamp(moment))
        _text(it, "updated", _stamp(moment))
        _link(it, "alternate", page_address(entry.page), "text/html")
        _text(it, "content", contents[entry.id], type="html")
    ElementTree.indent(feed, " ")
    written: bytes = ElementTree.tostring(feed, "utf-8", xml_declaration=True)
    return written + b"\n"


def _name(course: str, announcement: str = "") -> str:
    """Name the feed or an entry for ever: by the ids of the course and of the announcement alone.

    It is a UUID of version 8 (RFC 9562), so that it holds when the site moves to another address.
    """
    digest = bytearray(sha256(f"{course}/announcements/{announcement}".encode()).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    digits = digest.hex()
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return f"urn:uuid:{'-'.join(parts)}"


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _text(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = NOT_IN_XML.sub("", text)


def _link(parent: ElementTree.Element, relation: str, address: str, kind: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})
