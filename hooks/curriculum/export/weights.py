"""How much an option is worth in Moodle, which takes percentages from a list of its own and refuses any other.

The same scores as on the site: an acceptable option is worth half; where several are right, each adds its share and
each wrong one takes its share away, so that ticking everything earns nothing.
"""

from __future__ import annotations

from curriculum.model import Item, Option

#: Moodle's list, as it writes them. Each may be negative too.
LISTED = ("100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20",
          "16.66667", "14.28571", "12.5", "11.11111", "10", "5")


def weight(item: Item, option: Option) -> str:
    """The weight of an option of an item with options: of the list, perhaps with a minus before it, or ``0``."""
    if item.type != "multiple":
        return {"right": "100", "acceptable": "50"}.get(option.verdict, "0")
    fellows = sum((other.verdict == "right") == (option.verdict == "right") for other in item.options)
    share = min(LISTED, key=lambda listed: abs(float(listed) - 100 / fellows))
    return share if option.verdict == "right" else f"-{share}"


def is_exact(item: Item) -> bool:
    """Whether the right options of an item add up to 100, as far as five decimals can."""
    right = [float(weight(item, option)) for option in item.options if option.verdict == "right"]
    return abs(sum(right) - 100) < 0.001
