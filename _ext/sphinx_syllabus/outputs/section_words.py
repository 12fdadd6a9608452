"""How the sections that something concerns are named."""

from collections.abc import Sequence

from sphinx_syllabus.model.locale import Locale


def section_words(sections: Sequence[str], locale: Locale) -> str | None:
    """Name sections: ``section a``, ``sections a, b``; None where there are none, which stands for all."""
    if not sections:
        return None
    if len(sections) == 1:
        return locale.words("section {name}").format(name=sections[0])
    return locale.words("sections {names}").format(names=locale.words(", ").join(sections))
