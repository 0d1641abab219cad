"""Input to clean values; one file a noun."""
