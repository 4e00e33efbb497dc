"""Claims about all scenarios, and who settles them; every witness is replayed."""
