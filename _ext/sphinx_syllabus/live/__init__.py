"""A site served while it is written: built anew on every edit, with the data's errors on its pages."""
