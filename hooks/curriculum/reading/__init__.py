"""The reading wing: content to model and diagnostics. Begin at ``course.read_course``."""

from curriculum.reading.course import RawFile, read_course

__all__ = ["RawFile", "read_course"]
