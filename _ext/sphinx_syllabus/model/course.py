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
from sphinx_syllabus.model.links import CourseLink
from sphinx_syllabus.model.materials import Notebooks
from sphinx_syllabus.model.meetings import Change, Meeting
from sphinx_syllabus.model.presentations import Presentations
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.projects import Project
from sphinx_syllabus.model.scalars import Identifier, OwnName, SiteAddress, Text
from sphinx_syllabus.model.schedule import ScheduleEntry, Teaching
from sphinx_syllabus.model.sections import Section
from sphinx_syllabus.model.staff import Person
from sphinx_syllabus.model.term import Term
from sphinx_syllabus.model.workload import Workload


class About(Entry, title="course"):
    """The names of the course, and its addresses."""

    id: Identifier = Field(examples=["deep-learning-1402"])
    """The course's name for machines, for ever: calendars and feeds know the course by it."""
    title: Text = Field(examples=["Deep Learning"])
    """The course's name for people."""
    code: OwnName | None = Field(None, examples=["22-915"])
    """The course's number in the catalogue."""
    department: Text | None = Field(None, examples=["Department of Mathematics"])
    """The department that gives the course."""
    institution: Text | None = Field(None, examples=["Sharif University"])
    """The university or school that the department belongs to."""
    url: SiteAddress | None = Field(
        None,
        examples=[
            "https://example.org/deep-learning",
            {"en": "https://example.org/en", "fa": "https://example.org/fa"},
        ],
    )
    """The address at which the site is published, or those of its editions by their languages. Pages then
    have buttons that subscribe to calendars. ``html_baseurl`` in ``conf.py`` goes before it."""
    links: dict[str, CourseLink] = Field(
        default_factory=dict,
        title="name: web or e-mail address, or link",
        examples=[
            {"Forum": "https://forum.example.org/deep-learning"},
            {"Forum": {"url": "https://forum.example.org", "title": {"en": "Forum", "fa": "انجمن"}}},
        ],
    )
    """Other places of the course, such as a forum, each by a name of your own."""


class Course(Entry, title="data of a course"):
    """All data of a course. Any of these keys may stand in any file of the data, each in one file only."""

    course: About
    """What the course is."""
    term: Term
    """When the course runs."""
    meetings: tuple[Meeting, ...] = ()
    """The weekly sessions. Without them, the course is planned by week."""
    changes: tuple[Change, ...] = ()
    """Exceptions from the meetings: a session that is cancelled or moved, or held in addition."""
    sections: tuple[Section, ...] = ()
    """Groups of students with dates of their own. Where any are listed, all are."""
    staff: tuple[Person, ...] = Field((), title="list of people")
    """Who teaches the course, and when they are there for students."""
    schedule: tuple[ScheduleEntry, ...] = Field((), title="list of modules and topics")
    """What is taught, in order: modules with their topics, and topics on their own. With meetings, topics
    are dealt over the sessions in this order; without, modules take the weeks that they name."""
    deadlines: tuple[Deadline, ...] = ()
    """What students must not miss: what is due, and events such as an exam."""
    grading: tuple[GradingItem, ...] = ()
    """What the grade is made of."""
    grades: tuple[Grade, ...] = ()
    """The grades that are given, the highest first."""
    late: dict[str, LatePolicy] = Field(default_factory=dict, title="name: late policy")
    """What becomes of late work: policies by name. A deadline names one, or a policy is for all deadlines
    of some kinds. A policy's name is written as an id."""
    presentations: Presentations | None = None
    """Talks by students. Slots of one length are cut from the sessions of the presentations' weeks, and
    the talks are dealt over them in order; what nobody has taken is shown as free. A course without
    meetings shows the weeks and the length, and the talks that bring a time of their own."""
    projects: tuple[Project, ...] = ()
    """Finished projects, to be shown as cards."""
    notebooks: Notebooks = Notebooks()
    """Where a notebook of the site can be opened: every notebook gets a link for each address. In an address,
    ``{file}`` stands for the notebook's path from the site's top folder."""
    workload: Workload | None = None
    """How much may be due in one week. More is a warning, at the last deadline of the week."""

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
