"""The commands of ``python -m sphinx_syllabus``: each adds itself to the parser and names what runs it."""
