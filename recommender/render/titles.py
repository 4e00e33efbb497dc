"""The headings that a report has in every form."""

ANSWERS = "Answers"
DECLARED = "Declared"
IGNORED = "Declared, but nothing here reads it"
CLOSING = "Closing"
CLASHES = "These answers do not fit together"
NOT_CONSIDERED = "Not considered"
ONLY_IF = "Considered only if"
QUESTIONS = "To firm this up, declare"
SOURCES = "Sources"
DOUBTS = {"weak": "indirect evidence", "no": "not verified"}
"""What is said of a source that was not read itself."""
PICTURE = "The architecture"
IN_WORDS = "The picture in words"
MATRIX = "Decision matrix"
MATRIX_HINT = "A rating of 1 to 5, what rules moved it by, and the points it brings: weight × both."
SCORES = "Scores of the right options"
RESTS_ON = "Rests on the decisions"
GRAVE = ("conflict",)
NOTABLE = ("gave way", "close call", "closing", "changed")
"""The flags that stand out among those of an answer."""
