"""Data, not code: this folder ships inside the package as recommender.rules."""
