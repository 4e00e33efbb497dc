"""How the site is built: hand-written pages and those about the rules, without the network."""

project = "recommend"
extensions = ["myst_parser"]
exclude_patterns = ["schema"]

myst_heading_anchors = 3
smartquotes = False
nitpicky = True
suppress_warnings = [
    "toc.not_included",  # pages about the rules are found by their links, not by menus
    "misc.highlighting_failure",  # a console block shows what commands print, too
]

html_title = "recommend"
html_show_copyright = False
html_theme = "alabaster"
html_theme_options = {
    "description": "Architectures, with every choice justified",
    "fixed_sidebar": True,
    "page_width": "1040px",
    "body_max_width": "auto",
    "show_powered_by": False,
}
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
