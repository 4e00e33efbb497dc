"""A recommendation to text."""
