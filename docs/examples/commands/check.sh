python -m sphinx_syllabus check
