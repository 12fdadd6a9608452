"""Links to the files that the build writes, made when it is known what is being built."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from sphinx_syllabus.domain import syllabus_domain
from sphinx_syllabus.nodes import output_link
from sphinx_syllabus.write_outputs import WEB_BUILDERS


def resolve_output_links(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Turn every link to an output into a reference; where it has no address, its words stay."""
    for link in [*doctree.findall(output_link)]:
        address = _address(app, docname, link["output"])
        if address:
            of_site = app.builder.name in WEB_BUILDERS
            link.replace_self(nodes.reference("", "", *link.children, refuri=address, internal=of_site))
        else:
            link.replace_self(link.children)


def _address(app: Sphinx, page: str, name: str) -> str | None:
    if app.builder.name in WEB_BUILDERS:
        return relative_uri(app.builder.get_target_uri(page), name)
    site = syllabus_domain(app.env).plan.about.url
    return f"{site.rstrip('/')}/{name}" if site else None
