"""Days, times and terms: two calendars, one date language, and how both are printed."""
