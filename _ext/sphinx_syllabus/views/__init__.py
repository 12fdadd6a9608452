"""What a page can show of a plan.

A directive or role gets at the plan only by asking with one of these views, and the domain keeps, for
each page, the views that it asked. So the build knows exactly which pages an edit of the data changes:
those for which a view's answer is no longer the same.
"""
