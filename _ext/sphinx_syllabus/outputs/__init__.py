"""Files that the build writes beside the pages: pure functions from a plan to text or bytes."""
