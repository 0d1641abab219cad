"""Two records of one organization become one: what moves, what goes, what is kept as text."""
