"""The reading wing: content to model and diagnostics. Begin at ``course.read_course``."""

from curriculum.reading.course import RawFile, read_course
from curriculum.reading.rules import path_note

__all__ = ["RawFile", "path_note", "read_course"]
