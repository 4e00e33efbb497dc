"""How a quiz and an examination go on: states, what happens to them, and the score."""
