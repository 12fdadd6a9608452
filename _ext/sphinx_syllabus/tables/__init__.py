"""Views of a plan as docutils nodes: pure functions that know neither an environment nor an app."""
