"""What a learner remembers: the answers given, and when to ask again."""
