"""What makes the content a site for learners: dressed pages, cards, the mantras, the authoring page, the navigation."""
