"""The models of answers and requests, such as `User`; each is imported when it is first used."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cloudinary_provisioning_api.models import *  # noqa: F403 - the names are those of the contract
else:
    from cloudinary_provisioning_api.models import __all__ as __all__
    from cloudinary_provisioning_api.models import __dir__ as __dir__
    from cloudinary_provisioning_api.models import __getattr__ as __getattr__
