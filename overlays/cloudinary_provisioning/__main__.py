"""`python -m cloudinary_provisioning` is the command `cloudinary-provisioning`."""

from cloudinary_provisioning_cli import main

main()
