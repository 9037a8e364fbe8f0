"""The HTTP kit: audiences, templates, paging, throttle, page cache."""
