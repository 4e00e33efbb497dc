"""Questions that are set from the rules, each with one key that is proved."""
