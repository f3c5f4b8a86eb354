"""Names that outlive an edit elsewhere: short hashes of plain text.

A learner's saved answer belongs to an item's id, a hash of the item's text and a hash of the option. So an item can
move in its file, its options can change places, and nothing is lost; only a changed question drops its own answer.
The same hashes decide every order in ``form``, where a position in a file or a random state would not be stable.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from curriculum.model import Item, Text

#: Hex digits of a short hash: 48 bits, far more than the options of one item or the items of one bank need.
DIGITS = 12


@lru_cache(maxsize=1 << 17)  # every quiz asks for the same ones again
def digest(*parts: str) -> str:
    """The short hash of some plain texts, in order. Runs of white space count as one space."""
    text = "\x1f".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def option_hash(text: Text) -> str:
    """The name of an option, a step, or either side of a pair within its item: a hash of what it says."""
    return digest(text.plain)


def text_hash(item: Item) -> str:
    """A hash of what is asked and what is right: type, stem, options with their verdicts, steps, pairs.

    Neither the order of options and pairs nor a hint, a reason or an explanation counts: mending those changes
    nothing about an answer that was given. The order of steps does count: it is the key. A reflection's model answer
    does not, for a learner's own words answer the stem.
    """
    return digest(
        item.type,
        item.stem.plain,
        *sorted(f"{option.verdict}\x1e{option.text.plain}" for option in item.options),
        *(step.text.plain for step in item.steps),
        *sorted(f"{pair.left.plain}\x1e{pair.right.plain}" for pair in item.pairs),
    )
