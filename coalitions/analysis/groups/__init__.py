"""Several organizations at once: their basis of unity, keystones, breadth and discomfort."""
