"""How the kinds of sessions and deadlines are named, and the roles of people."""

from sphinx_syllabus.model.locale import Locale


def kind_words(kind: str | None, locale: Locale) -> str | None:
    """Name a kind of session or deadline; one of the course's own making is named as the data does."""
    if kind is None:
        return None
    known = {
        "assignment": locale.words("assignment"),
        "discussion": locale.words("discussion"),
        "exam": locale.words("exam"),
        "guest": locale.words("guest lecture"),
        "lab": locale.words("lab"),
        "lecture": locale.words("lecture"),
        "presentation": locale.words("presentation"),
        "project": locale.words("project"),
        "quiz": locale.words("quiz"),
        "reading": locale.words("reading"),
    }
    return known.get(kind, kind)


def role_words(role: str, locale: Locale) -> str:
    """Name a role; one of the course's own making is named as the data does."""
    known = {
        "guest": locale.words("guest"),
        "head teaching assistant": locale.words("head teaching assistant"),
        "instructor": locale.words("instructor"),
        "lecturer": locale.words("lecturer"),
        "teaching assistant": locale.words("teaching assistant"),
    }
    return known.get(role.lower(), role)
