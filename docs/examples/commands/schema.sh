python -m sphinx_syllabus schema syllabus/schema.json
