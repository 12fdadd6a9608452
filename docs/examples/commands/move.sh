python -m sphinx_syllabus move tide-table '16 April 2027' --on 2027-04-01 --dry-run
