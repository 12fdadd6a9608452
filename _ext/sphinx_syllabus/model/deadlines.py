"""What must not be missed."""

from pydantic import Field

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.forms import exactly_one
from sphinx_syllabus.model.materials import Materials
from sphinx_syllabus.model.scalars import (
    Address,
    DateOrShift,
    Day,
    DayOrMoment,
    Identifier,
    KnownWord,
    LastMoment,
    Name,
    Page,
    Text,
    When,
)


class FormerDate(Entry, title="former date"):
    """What a date was, and the day on which that was changed."""

    when: When = Field(examples=["2023-11-20"])
    """The former date, written as ``due`` or ``when`` was."""
    changed: Day = Field(examples=["2023-11-10"])
    """The day on which it was changed."""


class Deadline(Entry, title="deadline", json_schema_extra=exactly_one("due", "when")):
    """A last moment (``due``) or an event (``when``) that students must not miss; it has one of the two."""

    id: Identifier
    """The deadline's name for machines: pages call it by this, and calendars know it by this."""
    title: Text = Field(examples=["Project proposal"])
    """What it is called."""
    kind: KnownWord | None = Field(None, title="word", examples=["project", "exam", "assignment"])
    """What tables can be narrowed to, and late policies be for."""
    due: LastMoment | None = None
    """The last moment. A day without a time ends at 23:59."""
    when: When | None = None
    """When an event is."""
    out: DayOrMoment | None = Field(None, examples=["2023-10-07 20:00"])
    """When it is handed out. It is shown from the start, but its files wait until then, and ``due: 1 week
    after out`` counts from there."""
    release: DayOrMoment | None = None
    """From when on it is to be seen at all."""
    page: Page | None = None
    """The page that explains it, from the site's top folder and without suffix."""
    counts_for: Name | None = Field(None, title="name of a grading item", examples=["Project"])
    """What it counts for, by its name in any language, so that its weight is shown. Where the item has a
    ``count``, it is one piece."""
    late: Name | None = Field(None, title="name of a late policy, or no", examples=["reports", "no"])
    """What becomes of late work. Without it, the policy of its kind holds; with ``no``, nothing is accepted
    late."""
    sections: dict[str, DateOrShift] = Field(
        default_factory=dict, title="section: date or shift", examples=[{"b": "2 days later"}]
    )
    """Dates that sections have of their own, by the sections' ids; the others keep the common one. Each is
    an entry with the id of the deadline and that of the section, such as ``proposal-b``."""
    submit: Address | None = Field(None, examples=["https://example.org/submit"])
    """Where work is handed in."""
    note: Text | None = Field(None, examples=["in pairs"])
    """A few words that are shown with it."""
    was: tuple[FormerDate, ...] = ()
    """Former dates. They are shown as "moved from", and told to calendars."""
    cancelled: Text | None = Field(None, examples=["too few want to come"])
    """Why it is withdrawn. Calendars strike it out as long as it stands here."""
    notebook: Materials = Field((), examples=["assignments/a1.ipynb"])
    """The notebook to work in. Without a date of its own, it waits for ``out``."""
    files: Materials = Field((), examples=[["assignments/a1.pdf", "assignments/a1.csv"]])
    """Files that belong to it. Without dates of their own, they wait for ``out``."""
    solutions: Materials = Field(
        (), examples=[{"file": "assignments/a1-solutions.pdf", "out": "3 days after proposal"}]
    )
    """The solutions. Without a date of their own, they wait for ``out``."""
