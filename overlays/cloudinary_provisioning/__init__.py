"""Create and manage the product environments, users, groups, roles and access keys of a Cloudinary account.

    from cloudinary_provisioning import Provisioning, Role

    with Provisioning() as client:  # reads CLOUDINARY_ACCOUNT_URL
        env = client.product_environments.create(name="Client Portal")
        client.users.create(name="Ada", email="ada@example.com", role=Role.ADMIN, sub_account_ids=[env.id])

`AsyncProvisioning` has the same calls as coroutines. The models of the answers are in `cloudinary_provisioning.models`.
"""

import typing

from cloudinary_provisioning_runtime.answer import Answer, Outcome
from cloudinary_provisioning_runtime.call import Call
from cloudinary_provisioning_runtime.configuration import Configuration
from cloudinary_provisioning_runtime.errors import (
    BadRequest,
    ConfigurationError,
    Conflict,
    ConnectionFailed,
    Forbidden,
    InvalidResponse,
    NotFound,
    NotSent,
    ProvisioningError,
    RateLimited,
    ServerError,
    StatusError,
    TimedOut,
    Unauthorized,
)
from cloudinary_provisioning_runtime.response import RateLimit, Response
from cloudinary_provisioning_runtime.retry import Retry
from cloudinary_provisioning_runtime.unset import UNSET, Unset

from ._version import __version__
from .client import AsyncProvisioning, Provisioning
from .role import Role

if typing.TYPE_CHECKING:
    from cloudinary_provisioning_runtime.batch import AsyncBatch, Batch

__all__ = [
    "UNSET",
    "Answer",
    "AsyncBatch",
    "AsyncProvisioning",
    "BadRequest",
    "Batch",
    "Call",
    "Configuration",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "Forbidden",
    "InvalidResponse",
    "NotFound",
    "NotSent",
    "Outcome",
    "Provisioning",
    "ProvisioningError",
    "RateLimit",
    "RateLimited",
    "Response",
    "Retry",
    "Role",
    "ServerError",
    "StatusError",
    "TimedOut",
    "Unauthorized",
    "Unset",
    "__version__",
]


if not typing.TYPE_CHECKING:  # which would take any name for one of the package

    def __getattr__(name: str) -> typing.Any:
        if name in ("AsyncBatch", "Batch"):
            # Not at import, for the time that asyncio and the threads take.
            from cloudinary_provisioning_runtime import batch

            return getattr(batch, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
