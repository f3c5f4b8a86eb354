"""What the curriculum holds, in figures: coverage, minutes, the bank of items and how fair it is.

``figures.report`` counts, ``formats`` prints. A wing of its own between the rooms that make items and guides and the
command that shows what they made.
"""
