"""The one account that a sandbox serves."""

from dataclasses import dataclass, field
from urllib.parse import quote


@dataclass(frozen=True)
class Account:
    """Who may call the sandbox; the credentials are fixed because they guard nothing."""

    account_id: str = "00000000-0000-4000-8000-000000000001"
    key: str = "key"
    secret: str = field(default="secret", repr=False)

    def account_url(self, server: str) -> str:
        """What `CLOUDINARY_ACCOUNT_URL` has to say to reach this account on `server`."""
        return f"account://{self._user_info}@{self.account_id}?upload_prefix={server}"

    def cloudinary_url(self, server: str) -> str:
        """The vendor's Python SDK takes its host from `CLOUDINARY_URL`, for provisioning calls too."""
        return f"cloudinary://{self._user_info}@sandbox?upload_prefix={server}"

    @property
    def _user_info(self) -> str:
        return f"{quote(self.key, safe='')}:{quote(self.secret, safe='')}"
