# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Iterator

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import ListOf, read_int

from .access_key import AccessKey


class AccessKeysResponse(Model):
    """A page of access keys.

    Attributes:
        access_keys: The access keys of the page.
        total: Number of all access keys of the environment, on every page the same.
    """

    __slots__ = ()

    access_keys: list[AccessKey] = field(ListOf(AccessKey.from_dict))
    total: int = field(read_int)

    def __iter__(self) -> Iterator[AccessKey]:
        return iter(self.access_keys or ())

    def __len__(self) -> int:
        return len(self.access_keys or ())
