"""How well selon reads: its figures on annotated articles, the floors under them, and lists of what it got wrong.

The articles are not in the repository. They are read from `$SELON_DATA`, or `../shared/data` beside the repository.
"""
