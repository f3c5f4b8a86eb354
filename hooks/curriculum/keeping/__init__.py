"""What is kept between builds, so that a build does only what changed.

``folder`` holds files under the hash of all they depend on; ``page`` is how a finished page is written into one; ``keys``
says what a page depends on. Whoever draws PDFs or packs exports keeps them in such folders too. Nothing that is kept is
ever run, and what was spoilt is made again.
"""
