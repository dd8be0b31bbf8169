# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from cloudinary_provisioning_runtime.model import Model, field
from cloudinary_provisioning_runtime.read import read_float, read_str


class CloudAssetTypeBreakdown(Model):
    """Usage of one product environment by what caused it.

    Attributes:
        storage_image: Share of stored images.
        storage_video: Share of stored videos.
        storage_raw: Share of stored files that are neither image nor video.
        transformations_image: Share of transforming images.
        transformations_video: Share of transforming videos.
        bandwidth_image: Share of delivering images.
        bandwidth_video: Share of delivering videos.
        bandwidth_raw: Share of delivering files that are neither image nor video.
        image_impressions: Share of image impressions.
        video_seconds: Share of seconds of video.
        cloud_name: Cloud name of the product environment.
    """

    __slots__ = ()

    storage_image: float | None = field(read_float, optional=True)
    storage_video: float | None = field(read_float, optional=True)
    storage_raw: float | None = field(read_float, optional=True)
    transformations_image: float | None = field(read_float, optional=True)
    transformations_video: float | None = field(read_float, optional=True)
    bandwidth_image: float | None = field(read_float, optional=True)
    bandwidth_video: float | None = field(read_float, optional=True)
    bandwidth_raw: float | None = field(read_float, optional=True)
    image_impressions: float | None = field(read_float, optional=True)
    video_seconds: float | None = field(read_float, optional=True)
    cloud_name: str | None = field(read_str, optional=True)
