"""The keys of a course's data files, and what may stand under each.

The attributes' names are the keys', with ``_`` for ``-``. Every form that a value can have is in
``scalars``; rules between values are in ``load.checks``, and what needs a calendar is in ``plan``.
"""

from collections.abc import Iterator

from pydantic import Field

from sphinx_syllabus.model.deadlines import Deadline
from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.grading import Grade, GradingItem
from sphinx_syllabus.model.late import LatePolicy
from sphinx_syllabus.model.materials import Notebooks
from sphinx_syllabus.model.meetings import Change, Meeting
from sphinx_syllabus.model.presentations import Presentations
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.projects import Project
from sphinx_syllabus.model.scalars import Address, Identifier, Text, WebAddress
from sphinx_syllabus.model.schedule import ScheduleEntry, Teaching
from sphinx_syllabus.model.sections import Section
from sphinx_syllabus.model.staff import Person
from sphinx_syllabus.model.term import Term
from sphinx_syllabus.model.workload import Workload


class About(Entry):
    """What the course is (key ``course``)."""

    id: Identifier
    title: Text
    code: Text | None = None
    department: Text | None = None
    institution: Text | None = None
    url: WebAddress | None = None
    links: dict[str, Address] = Field(default_factory=dict)


class Course(Entry):
    """All data of a course: the keys that may stand at the top of its files."""

    course: About
    term: Term
    meetings: tuple[Meeting, ...] = ()
    changes: tuple[Change, ...] = ()
    sections: tuple[Section, ...] = ()
    staff: tuple[Person, ...] = ()
    schedule: tuple[ScheduleEntry, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    grading: tuple[GradingItem, ...] = ()
    notebooks: Notebooks = Notebooks()
    grades: tuple[Grade, ...] = ()
    late: dict[str, LatePolicy] = Field(default_factory=dict)
    presentations: Presentations | None = None
    projects: tuple[Project, ...] = ()
    workload: Workload | None = None

    @property
    def teaching(self) -> Iterator[tuple[DataPath, Teaching]]:
        """All entries of the schedule, and the topics of its modules, with their paths."""
        for index, entry in enumerate(self.schedule):
            yield ("schedule", index), entry
            for number, topic in enumerate(entry.topics or ()):
                yield ("schedule", index, "topics", number), topic

    @property
    def section_names(self) -> tuple[str, ...]:
        """The ids of all sections that the data lists, or names without listing them."""
        listed = [section.id for section in self.sections]
        named = [*(it.section for it in self.meetings), *(it.section for it in self.changes)]
        return tuple(dict.fromkeys((*listed, *filter(None, named))))
