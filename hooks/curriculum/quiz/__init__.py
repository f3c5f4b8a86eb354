"""The quiz room of the making wing: items laid out as forms, and forms as pages.

``hashing`` names things so that answers outlive edits, ``form`` decides what is shown in which order, ``stem`` and
``views`` make HTML of it, ``page`` the pages.
"""
