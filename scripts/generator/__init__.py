"""Turns the spec into the generated package."""
