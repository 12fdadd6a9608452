"""From the folder of announcements to what they say: where their files are read from the disk."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sphinx_syllabus.load.announcements import read_announcement
from sphinx_syllabus.model.announcements import FOLDER, INDEX
from sphinx_syllabus.model.problem import Finding, Problem
from sphinx_syllabus.plan.anchors import anchors_in
from sphinx_syllabus.plan.announcements import newest_first, plan_announcement
from sphinx_syllabus.plan.entries import Plan, PlannedAnnouncement
from sphinx_syllabus.read_file import read_file, unreadable


@dataclass(frozen=True)
class AnnouncementsReading:
    """The announcements of a site, newest first, and what is wrong with their files."""

    announcements: tuple[PlannedAnnouncement, ...]
    problems: tuple[Problem, ...]


def read_announcements(site: Path, plan: Plan | None, edited: Mapping[str, bytes]) -> AnnouncementsReading:
    """Read the announcements of a site.

    Args:
        site: the folder that holds ``conf.py``.
        plan: the course, whose term gives dates their meaning; where there is none, they are not read.
        edited: files that have other contents than on the disk, by their names from the site's folder.
    """
    problems: list[Problem] = []
    planned: list[PlannedAnnouncement] = []
    for name, content in sorted(_files(site, edited, problems).items()):
        announcement, front, wrong = read_announcement(name, content)
        problems.extend(wrong)
        if plan is None or announcement is None or front is None:
            continue
        findings: list[Finding] = []
        entry = plan_announcement(announcement, plan.term.calendar, anchors_in(plan), findings)
        problems.extend(Problem(front.place(found.path), found.message) for found in findings)
        if entry is not None:
            planned.append(entry)
    return AnnouncementsReading(newest_first(planned, plan.term.calendar) if plan else (), tuple(problems))


def _files(site: Path, edited: Mapping[str, bytes], problems: list[Problem]) -> dict[str, bytes]:
    files = {name: content for name, content in edited.items() if name.startswith(f"{FOLDER}/")}
    for path in (site / FOLDER).glob("[!.]*.md"):
        name = path.relative_to(site).as_posix()
        if path.stem == INDEX or name in files:
            continue
        try:
            if (content := read_file(site, name)) is not None:
                files[name] = content
        except OSError as error:
            problems.append(unreadable(name, error))
    return files
