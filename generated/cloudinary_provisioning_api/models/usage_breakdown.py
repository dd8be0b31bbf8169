# Written by make generate from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from typing import Any

from cloudinary_provisioning_runtime.modelling import (
    Model,
    OptionalField,
)
from cloudinary_provisioning_runtime.reading import (
    as_number,
)


class UsageBreakdown(Model):
    """Usage by what caused it. Only the parts that belong to the metric are there.

    Attributes:
        storage_image (float | None): Share of stored images.
        storage_video (float | None): Share of stored videos.
        storage_raw (float | None): Share of stored files that are neither image nor video.
        transformations_image (float | None): Share of transforming images.
        transformations_video (float | None): Share of transforming videos.
        bandwidth_image (float | None): Share of delivering images.
        bandwidth_video (float | None): Share of delivering videos.
        bandwidth_raw (float | None): Share of delivering files that are neither image nor video.
        image_impressions (float | None): Share of image impressions.
        video_seconds (float | None): Share of seconds of video.
    """

    __slots__ = ()

    storage_image = OptionalField("storage_image", as_number)
    storage_video = OptionalField("storage_video", as_number)
    storage_raw = OptionalField("storage_raw", as_number)
    transformations_image = OptionalField("transformations_image", as_number)
    transformations_video = OptionalField("transformations_video", as_number)
    bandwidth_image = OptionalField("bandwidth_image", as_number)
    bandwidth_video = OptionalField("bandwidth_video", as_number)
    bandwidth_raw = OptionalField("bandwidth_raw", as_number)
    image_impressions = OptionalField("image_impressions", as_number)
    video_seconds = OptionalField("video_seconds", as_number)

    @staticmethod
    def _fits(data: Any) -> Any:
        get = data.get
        return (
            type(data) is dict
            and (type(value := get("storage_image")) in (float, int) or value is None)
            and (type(value := get("storage_video")) in (float, int) or value is None)
            and (type(value := get("storage_raw")) in (float, int) or value is None)
            and (type(value := get("transformations_image")) in (float, int) or value is None)
            and (type(value := get("transformations_video")) in (float, int) or value is None)
            and (type(value := get("bandwidth_image")) in (float, int) or value is None)
            and (type(value := get("bandwidth_video")) in (float, int) or value is None)
            and (type(value := get("bandwidth_raw")) in (float, int) or value is None)
            and (type(value := get("image_impressions")) in (float, int) or value is None)
            and (type(value := get("video_seconds")) in (float, int) or value is None)
        )
