"""Scenario-based architecture recommender for machine learning, with every choice justified."""

__version__ = "0.1.0"
