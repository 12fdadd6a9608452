"""The course as its authors wrote it: frozen, checked in form, and without a clock, a file or Sphinx."""
