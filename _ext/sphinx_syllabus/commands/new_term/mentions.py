"""Where a site still names a term in words that are no dates of the data."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sphinx_syllabus.commands.new_term.change import TermChange
from sphinx_syllabus.commands.new_term.site_pages import CONFIGURATION, pages_of
from sphinx_syllabus.dates.calendars import in_calendar
from sphinx_syllabus.model.announcements import FOLDER as ANNOUNCEMENTS
from sphinx_syllabus.model.letters import ascii_digits
from sphinx_syllabus.model.scalars import Calendar
from sphinx_syllabus.plan.entries import PlannedTerm


def mentions_in(site: Path, change: TermChange) -> Iterator[str]:
    """Yield the lines of the new data, of ``conf.py`` and of pages that name the former term or its years.

    Announcements are left out, for they are of that term; so is the course's id, which stays for ever.
    """
    identifier = change.before.sources.place(("course", "id"))
    former, new = change.before.plan.term, change.data.course.plan.term
    years = _years(former) - _years(new)
    numbers = "".join(rf"|(?<!\d){year}(?!\d)" for year in sorted(years))
    naming = re.compile(re.escape(ascii_digits(former.name)) + numbers, re.IGNORECASE)
    for name, content in _texts(site, change).items():
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
            if naming.search(ascii_digits(line)) and (name, number) != identifier[:2]:
                yield f"{name}:{number}: {' '.join(line.split())}"


def _years(term: PlannedTerm) -> set[int]:
    days = term.calendar.starts, term.calendar.ends
    return {in_calendar(day, calendar).year for day in days for calendar in Calendar}


def _texts(site: Path, change: TermChange) -> Mapping[str, bytes]:
    names = [name for name in pages_of(site) if not name.startswith(f"{ANNOUNCEMENTS}/")]
    if (site / CONFIGURATION).is_file():
        names.insert(0, CONFIGURATION)
    pages = {page.name: page.content for page in change.pages}
    return {**change.data.texts, **{name: pages.get(name) or (site / name).read_bytes() for name in names}}
