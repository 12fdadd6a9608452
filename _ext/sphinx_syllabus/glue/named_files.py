"""Which files of the site a picture or a download of a page stands for, and which wait."""

import os
from glob import glob
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.util.i18n import get_image_filename_for_language, search_image_for_language

from sphinx_syllabus.glue.domain import syllabus_domain


def files_named_by(node: nodes.Element, env: BuildEnvironment) -> list[str]:
    """List the files that Sphinx may copy for a node of the page that it reads: paths from the site's folder.

    For a picture they may be several: ``plot.*`` is whatever there is, and each language has its own.
    """
    if isinstance(node, addnodes.download_reference):
        target = node["reftarget"]
        return [] if "://" in target else [env.relfn2path(target, env.docname)[0]]
    if not isinstance(node, nodes.image) or "://" in node["uri"] or node["uri"].startswith("data:"):
        return []
    name = node["uri"]
    if not name.endswith(".*"):
        names = dict.fromkeys((name, search_image_for_language(name, env)))
        return [env.relfn2path(name, env.docname)[0] for name in names]
    patterns = (name, get_image_filename_for_language(name, env))
    absolute = [env.relfn2path(pattern, env.docname)[1] for pattern in patterns]
    found = [file for pattern in absolute for file in glob(pattern)]  # noqa: PTH207 - as Sphinx does
    return [Path(os.path.relpath(file, env.srcdir)).as_posix() for file in found]


def files_that_wait(env: BuildEnvironment) -> set[Path]:
    """Return the files that are to be seen later, wherever links to them lead."""
    domain = syllabus_domain(env)
    return {Path(env.srcdir, file).resolve() for file in domain.whole_plan.files - domain.plan.files}
