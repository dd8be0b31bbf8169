"""What a change of the spec means: for the wire, for callers in Python, for the version, and for who reads it."""
