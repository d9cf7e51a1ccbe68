"""What patterns mean: each function here is named by patterns of `times.toml`, and makes a meaning of what they matched.

None refuses the match (the words are about something else); `Impossible` takes the words away, so that no shorter match
makes a date of a part of them.
"""

from selon.timing.builders import clocks, composed, dates, points

__all__ = ["clocks", "composed", "dates", "points"]
