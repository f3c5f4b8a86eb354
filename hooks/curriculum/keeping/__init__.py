"""What is kept between builds, so that a build does only what changed.

``folder`` holds files under the hash of all they depend on; ``page``, ``export`` and ``items`` are how a finished page, an
export and a module's items are written into one; ``keys`` says what pages and exports depend on, ``code`` what everything does.
What was read of a file is kept by ``curriculum.reading.kept``, and whoever draws PDFs keeps them in such a folder too. Nothing that is kept is
ever run, and what was spoilt is made again.
"""
