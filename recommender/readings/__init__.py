"""Ways to read a condition; none imports another."""
