python -m sphinx_syllabus live --port 8001
