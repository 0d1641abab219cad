"""How `make docs` turns these pages into HTML; a broken link ends it."""

project = "Basis"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_site", "screenshots"]
myst_heading_anchors = 3
myst_enable_extensions = ["dollarmath"]
html_theme = "alabaster"
html_theme_options = {"description": "Who stands with whom, on what, and who risks being absorbed."}
html_show_sphinx = False
html_copy_source = False
