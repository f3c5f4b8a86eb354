"""The reading wing: content to model and diagnostics. Begin at ``course.read_course``, or at ``file.read_file`` for one file."""

from curriculum.reading.course import read_course
from curriculum.reading.file import RawFile
from curriculum.reading.rules import path_note

__all__ = ["RawFile", "path_note", "read_course"]
