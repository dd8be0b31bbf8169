"""The reference of the spec, as one page."""
