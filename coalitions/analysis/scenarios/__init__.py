"""What if: a coalition as it would be after some steps, and what that changes for whom."""
