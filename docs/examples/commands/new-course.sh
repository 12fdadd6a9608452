python -m sphinx_syllabus new-course ../botany --title "Field Botany" --starts "11 January 2027" --timezone America/Toronto
