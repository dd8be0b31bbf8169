"""The models of answers and requests, such as `User` and `ProductEnvironment`; each is imported when it is first used."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cloudinary_provisioning_api.models import *
else:
    pass
