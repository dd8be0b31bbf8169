# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
"""Cloudinary Account Provisioning API, contract version 0.1.0: the generated half of cloudinary-provisioning.

Import `cloudinary_provisioning` instead; this package is what it stands on.
"""
