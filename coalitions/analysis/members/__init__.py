"""One member in its coalition: what it gets, what it risks, what would help it."""
