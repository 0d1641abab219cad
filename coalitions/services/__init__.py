"""Writes of several rows, or none: files in, files out."""
