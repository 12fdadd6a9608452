"""The course laid over its term: every entry with its resolved dates, and every clash."""
