"""How the site is built: hand-written pages and those about the rules, without the network."""

project = "recommend"
extensions = ["myst_parser"]
exclude_patterns = ["packs", "schema"]

myst_heading_anchors = 3
smartquotes = False
nitpicky = True
# Pages about the rules are found by their links; they know nothing of this generator's menus.
suppress_warnings = ["toc.not_included"]

html_title = "recommend"
html_show_copyright = False
html_theme = "alabaster"
html_theme_options = {
    "description": "Architectures, with every choice justified",
    "fixed_sidebar": True,
    "page_width": "1200px",
    "body_max_width": "auto",
    "show_powered_by": False,
}
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
