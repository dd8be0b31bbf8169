"""The version, in a place that needs no import of the rest to be read."""

__version__ = "0.1.0"
