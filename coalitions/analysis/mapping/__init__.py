"""The map as plain values: what it takes (inputs), where things stand (layout), how they look (drawing)."""
