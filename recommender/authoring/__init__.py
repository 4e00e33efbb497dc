"""What helps to write rules: schemas and skeletons."""
