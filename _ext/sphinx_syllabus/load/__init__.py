"""Reading the data files: from text to a course, with every problem at its place."""
