# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""The operations, one module for each tag of the spec."""
