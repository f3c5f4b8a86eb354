"""Phrases that several messages of the check share."""

WORDS = {
    # Between the last two of several
    "and": " and ",
    "or": " or ",
    "hint.did-you-mean": "Did you mean `{guess}`?",
    "hint.keys": "The keys are {keys}.",
    "hint.example": "For example: {example}",
}
