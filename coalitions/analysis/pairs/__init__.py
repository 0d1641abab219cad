"""Two organizations: what they share, what divides them, how far they could go together."""
