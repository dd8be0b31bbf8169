"""Sphinx's settings; `make docs` builds the site from a copy of this directory, see scripts/tools/site.py."""

from cloudinary_provisioning import __version__

project = "cloudinary-provisioning"
version = release = __version__
copyright = "The cloudinary-provisioning authors"  # noqa: A001 - Sphinx's name

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

default_role = "literal"  # docstrings use Markdown's single backticks
add_module_names = False
python_maximum_signature_line_length = 88
autodoc_class_signature = "separated"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
napoleon_use_ivar = True
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = "cloudinary-provisioning"
html_static_path = ["_static"]
html_extra_path = ["_extra"]
html_copy_source = False
html_show_sphinx = False
# The theme's defaults are system fonts and inline icons: a page loads nothing from other hosts.
