"""Readings that a BibTeX file describes; the extension ``sphinxcontrib.bibtex`` reads it."""

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from sphinx_syllabus.read_course import CourseReading

EXTENSION = "sphinxcontrib.bibtex"

logger = logging.getLogger(__name__)


def cite(env: BuildEnvironment, key: str) -> nodes.Node:
    """Cite an entry in the text of the page that is being read, as the role ``cite:t`` does."""
    from sphinxcontrib.bibtex.citation_target import CitationTarget  # only where it is in use
    from sphinxcontrib.bibtex.domain import BibtexDomain
    from sphinxcontrib.bibtex.roles import CitationRef

    domain = env.get_domain("cite")
    assert isinstance(domain, BibtexDomain)
    name = nodes.make_id(f"reading {env.docname} {env.new_serialno('syllabus-reading')}")
    link = addnodes.pending_xref(
        "", nodes.inline("", key), ids=[name],
        refdomain="cite", reftype="t", reftarget=key, refdoc=env.docname, refexplicit=False, refwarn=True,
    )  # fmt: skip
    domain.citation_refs.append(CitationRef(name, env.docname, 1, [CitationTarget(key, "", "")]))
    return link


def keep_style_at_hand(app: Sphinx, config: Config) -> None:
    """Have pybtex look only once for the style of citations and its parts.

    It asks all installed packages for them with every citation, which takes half the build of a page that
    has many, and again with every translation of a sentence that cites.
    """
    if EXTENSION not in app.extensions:
        return
    from pybtex.plugin import PluginNotFound, find_plugin, register_plugin  # only where it is in use

    try:
        style = find_plugin("pybtex.style.formatting", config.bibtex_default_style)
        register_plugin("pybtex.style.formatting", config.bibtex_default_style, style, force=True)
        parts = {
            "pybtex.style.labels": style.default_label_style or "number",
            "pybtex.style.names": style.default_name_style or "plain",
            "pybtex.style.sorting": style.default_sorting_style or "none",
        }
        for group, name in parts.items():
            register_plugin(group, name, find_plugin(group, name), force=True)
    except PluginNotFound:
        return  # of which the extension itself tells


def reference_words(env: BuildEnvironment, key: str) -> str:
    """Return what the site's bibliographies say of an entry, or its key where they have none."""
    citations = getattr(env.get_domain("cite"), "citations", ())
    entry = next((it.formatted_entry for it in citations if it.key == key), None)
    return entry.text.render_as("text").removesuffix(".") if entry else key


def citations_are_possible(app: Sphinx, reading: CourseReading) -> bool:
    """Tell whether all that the readings cite can be cited; log an error for each that cannot."""
    if EXTENSION in app.extensions or reading.plan is None:
        return True
    keys = [
        (str(reading.sources.place((*topic.path, group.key))), entry.cite)
        for topic in reading.plan.topics
        for group in topic.readings
        for entry in group.readings
        if entry.cite
    ]
    for place, key in keys:
        message = "'cite: %s' needs the extension '%s': add it to 'extensions' in conf.py"
        logger.error(message, key, EXTENSION, location=place)
    return not keys
