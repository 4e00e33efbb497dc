"""Files to model, every mistake with its place."""
