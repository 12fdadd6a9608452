"""How the sections that something concerns are named."""

from collections.abc import Sequence

from sphinx_syllabus.model.locale import Locale


def section_words(sections: Sequence[str], locale: Locale) -> str | None:
    """Name sections: ``section a``, ``sections a, b``; None where there are none, which stands for all."""
    if not sections:
        return None
    names = locale.words(", ").join(map(locale.isolated, sections))
    if len(sections) == 1:
        return locale.words("section {name}").format(name=names)
    return locale.words("sections {names}").format(names=names)
