"""What would turn an answer, how firmly it stands, and what cannot stand together."""
