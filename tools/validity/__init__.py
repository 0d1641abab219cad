"""What the measures are worth, by simulation: `make method-checks`."""
