"""The files that finished projects name."""

from collections.abc import Callable, Iterator

from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.problem import DataPath, Finding
from sphinx_syllabus.model.projects import PROJECT_LINKS
from sphinx_syllabus.model.scalars import is_address


def find_missing_project_files(course: Course, file_exists: Callable[[str], bool]) -> Iterator[Finding]:
    """Find the pictures and files of projects that the site does not have.

    Args:
        course: the course as written.
        file_exists: tells whether the site has a file at this path from its top folder.
    """
    for index, project in enumerate(course.projects):
        path: DataPath = ("projects", index)
        if project.alt and not project.picture:
            message = "'alt' says what a picture shows: name the file after 'picture', or take it out"
            yield Finding((*path, "alt"), message, at_key=True)
        if project.picture and is_address(project.picture):
            message = (
                "a picture is a file of the site: copy it there, and write its path from the site's folder"
            )
            yield Finding((*path, "picture"), message)
        for key in ("picture", *PROJECT_LINKS):
            link = getattr(project, key)
            if link and not is_address(link) and not file_exists(link):
                message = (
                    f"there is no file '{link}': write it like 'projects/first.pdf', from the site's folder"
                )
                yield Finding((*path, key), message)
