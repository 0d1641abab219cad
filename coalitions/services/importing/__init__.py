"""Turning a reading (native tables as text) into rows: first a plan in memory, then one transaction."""
