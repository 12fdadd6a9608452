"""The handout: what stands on it, as data, and how it is set on paper."""
