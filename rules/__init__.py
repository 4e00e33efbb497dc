"""This folder is data: it ships inside the package as recommender.rules."""
