"""How a saved change reaches everybody who looks at the same workspace, and who is looking."""
