"""Sphinx's settings; `make docs` builds the site from a copy of this directory, see scripts/tools/site.py."""

import re

from cloudinary_provisioning import __version__
from sphinx.application import Sphinx
from sphinx.domains.python import PyObject

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
napoleon_use_rtype = False  # the signature has it
toc_object_entries_show_parents = "hide"

text_sectionchars = "=-~"  # Markdown's

html_theme = "furo"
pygments_dark_style = "github-dark"  # the theme's own underlines modules, as if they were links
html_css_files = ["custom.css"]
html_js_files = [("custom.js", {"defer": "defer"})]
html_use_index = False
html_domain_indices = False
html_title = "cloudinary-provisioning"
html_static_path = ["_static"]
html_extra_path = ["_extra"]
html_copy_source = False
html_show_sphinx = False
# The theme's defaults are system fonts and inline icons: a page loads nothing from other hosts.


def plain_raises(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Show `Raises:` as the sentence that it is in the methods; napoleon expects one error for each line."""
    for number, line in enumerate(lines[:-1]):
        if line == "Raises:" and re.match(r" +\w+ \(\d", lines[number + 1]):
            link = r":py:exc:`~cloudinary_provisioning_runtime.errors.\1` "
            errors = re.sub(r"(\w+) (?=\(\d)", link, lines[number + 1].strip())
            lines[number : number + 2] = [f"Raises {errors}"]


def short_types(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Show the types of fields without their modules."""
    for number, line in enumerate(lines):
        if line.startswith(":vartype "):
            lines[number] = re.sub(r"(?<![\w.~])(\w+\.)+(?=\w)", r"~\g<0>", line)


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-docstring", plain_raises, priority=100)  # before napoleon
    app.connect("autodoc-process-docstring", short_types, priority=900)
    for field in PyObject.doc_field_types:
        if field.name == "variable":
            field.label = "Attributes"
