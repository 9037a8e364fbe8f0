"""What arrives is counted as it comes: nobody fills the disk with one form."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class CountingHandler(FileUploadHandler):
    """Lets a little more through than is taken, so that the form can say it was too much."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(*args, **kwargs)
        self._passed = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hand on, or swallow what is beyond the limit."""
        if self._passed > settings.FILE_LIMIT:
            return None
        self._passed += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next one makes the file."""
