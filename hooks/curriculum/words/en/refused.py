"""Why a rule of the bank made no item of something, as `curriculum report` says it."""

WORDS = {
    "refused.answer.unlinked": "It links to no mantra of the core mindset.",
    "refused.answer": "The core mindset has fewer than two mantras besides those that answer it.",
    "refused.answer.length": "The other mantras are so short that the one that answers it would stand out by its length.",
    "refused.cost": "Fewer than two other mindsets have a cost that is not a cost of this one too.",
    "refused.cost.length": "The costs of the nearest mindsets are so short that this one would stand out by its length.",
    "refused.pair": "Fewer than two other mindsets have a mantra that is not one of this mindset's too.",
    "refused.recognition": "Fewer than two other mindsets could be named: the same words stand in the records of the rest.",
    "refused.swap": "Fewer than two other rivals have a voice that would not be an answer here.",
    "refused.swap.length": "The voices of the nearest mindsets are so short that the answer would stand out by its length.",
    "refused.swap.wordless": "Its second column says nothing in words.",
    "refused.technique": "Fewer than two techniques neither shift this mindset nor are linked from its Coaching.",
    "refused.steps": "It has fewer than {fewest} steps or more than {most}.",
    "refused.steps.same": "Two of its steps say the same.",
}
