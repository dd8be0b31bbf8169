# Written by scripts/generate.py from openapi/provisioning.yaml. Do not edit: change the spec or the templates.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

import attrs

from ..modelling import Model, names_only, unknown_fields
from ..reading import (
    as_mapping,
    as_number,
    optional,
)


@attrs.define(kw_only=True)
class UsageBreakdown(Model):
    """Usage by what caused it. Only the parts that belong to the metric are there.

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
    """

    _attributes: ClassVar[Mapping[str, str]] = {
        "storage_image": "storage_image",
        "storage_video": "storage_video",
        "storage_raw": "storage_raw",
        "transformations_image": "transformations_image",
        "transformations_video": "transformations_video",
        "bandwidth_image": "bandwidth_image",
        "bandwidth_video": "bandwidth_video",
        "bandwidth_raw": "bandwidth_raw",
        "image_impressions": "image_impressions",
        "video_seconds": "video_seconds",
    }

    storage_image: float | None = None
    storage_video: float | None = None
    storage_raw: float | None = None
    transformations_image: float | None = None
    transformations_video: float | None = None
    bandwidth_image: float | None = None
    bandwidth_video: float | None = None
    bandwidth_raw: float | None = None
    image_impressions: float | None = None
    video_seconds: float | None = None
    additional_properties: dict[str, Any] = attrs.field(factory=dict, repr=names_only)
    _source: Mapping[str, Any] = attrs.field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a JSON object; InvalidResponse if it is not one of these."""
        data = as_mapping(data)
        found = cls(
            storage_image=optional(data, "storage_image", as_number),
            storage_video=optional(data, "storage_video", as_number),
            storage_raw=optional(data, "storage_raw", as_number),
            transformations_image=optional(data, "transformations_image", as_number),
            transformations_video=optional(data, "transformations_video", as_number),
            bandwidth_image=optional(data, "bandwidth_image", as_number),
            bandwidth_video=optional(data, "bandwidth_video", as_number),
            bandwidth_raw=optional(data, "bandwidth_raw", as_number),
            image_impressions=optional(data, "image_impressions", as_number),
            video_seconds=optional(data, "video_seconds", as_number),
            additional_properties=unknown_fields(data, cls._attributes),
        )
        found._source = data
        return found
