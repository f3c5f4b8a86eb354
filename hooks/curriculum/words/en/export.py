"""Words that other systems show: the bank, and the cards of the deck."""

WORDS = {
    # What other systems show: the bank, and the cards of the deck
    "export.bank": "Question bank",
    "export.deck": "Mantras",
    "export.mantra": "A mantra",
    "export.thought": "A rival thought",
    "export.recall": "What does it ask of you?",
    "export.reply": "What answers it?",
    "export.answer": "What answers it",
    "export.module": "Read more",
}
