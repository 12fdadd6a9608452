python -m sphinx_syllabus new-term 2028-02-07
