"""Pictures are drawn anew from their points: nothing else that came with them stays."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from vivaio.kernel.errors import N_
from vivaio.kernel.later import Later

if TYPE_CHECKING:
    from PIL import Image, ImageCms, ImageOps
else:
    Image, ImageCms, ImageOps = (Later(f"PIL.{name}") for name in ("Image", "ImageCms", "ImageOps"))

#: Points that are drawn at all; a small file can claim to have billions.
MOST_POINTS = 40_000_000
#: The longer side of what is kept.
LONGEST_SIDE = 3_200
_SAVED: dict[str, dict[str, Any]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "WEBP": {"quality": 86, "method": 4},
}

TOO_MANY_POINTS = N_("The picture is too large: it may have 40 million points.")
MOVES = N_("Moving pictures are not taken: they distract, and cannot be stopped.")
DAMAGED = N_("The file is damaged, or is not what its name says.")


class UnfitError(Exception):
    """Why a picture is not taken: one of the sentences above."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as it is kept."""

    content: bytes
    width: int
    height: int


def _opened(content: bytes, look: str) -> Image.Image:
    """The picture with all its points; `UnfitError` when it is no picture, or too much of one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            found = Image.open(io.BytesIO(content), formats=[look])
            if found.width * found.height > MOST_POINTS:
                raise UnfitError(TOO_MANY_POINTS)
            if getattr(found, "n_frames", 1) > 1:
                raise UnfitError(MOVES)
            found.load()
    except UnfitError:
        raise
    except Image.DecompressionBombError as error:
        raise UnfitError(TOO_MANY_POINTS) from error
    # A damaged picture can make its reader fail in any way.
    except Exception as error:
        raise UnfitError(DAMAGED) from error
    return found


@lru_cache(maxsize=1)
def _srgb() -> Any:
    return ImageCms.createProfile("sRGB")


def _in_common_colours(found: Image.Image) -> Image.Image:
    """With the colours of every screen, whatever profile the camera wrote."""
    profile = found.info.get("icc_profile")
    if profile and found.mode in ("RGB", "RGBA", "L", "CMYK"):
        try:
            mode = "RGB" if found.mode in ("L", "CMYK") else found.mode
            turned = ImageCms.profileToProfile(found, io.BytesIO(profile), _srgb(), outputMode=mode)
            found = turned or found
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile: the points as they are
    if found.mode in ("RGB", "RGBA", "L"):
        return found
    has_holes = "transparency" in found.info or found.mode in ("LA", "PA", "RGBa", "La")
    return found.convert("RGBA" if has_holes else "RGB")


def _pure(found: Image.Image) -> Image.Image:
    """The points alone: no notes, no place, no camera, no thumbnail."""
    pure = Image.new(found.mode, found.size)
    pure.paste(found)
    return pure


def drawn_anew(content: bytes, look: str) -> Drawn:
    """A picture (`PNG`, `JPEG` or `WEBP`) upright, in common colours, without anything else."""
    found = _opened(content, look)
    return _written(found, look, lambda image: image.thumbnail((LONGEST_SIDE, LONGEST_SIDE)))


def narrowed(content: bytes, look: str, width: int) -> Drawn:
    """The same picture as WebP, `width` points wide."""
    found = _opened(content, look)
    height = max(1, round(found.height * width / found.width))
    return _written(found.resize((width, height), Image.Resampling.LANCZOS), "WEBP", lambda _: None)


def _written(found: Image.Image, look: str, shrink: Callable[[Image.Image], None]) -> Drawn:
    try:
        upright = ImageOps.exif_transpose(found)
        pure = _pure(_in_common_colours(upright))
        if look == "JPEG" and pure.mode == "RGBA":
            pure = pure.convert("RGB")
        shrink(pure)
        written = io.BytesIO()
        pure.save(written, look, **_SAVED[look])
    except Exception as error:  # as above: what is damaged can fail anywhere
        raise UnfitError(DAMAGED) from error
    return Drawn(written.getvalue(), pure.width, pure.height)
