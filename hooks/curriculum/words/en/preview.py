"""Words that only `make serve` shows and says."""

WORDS = {
    # What only `make serve` shows and says
    "preview.title": "What the check says of this page (shown in the preview only)",
    "preview.as-before": "While these errors stand, the preview shows the site as it was before them.",
    "preview.first": "The preview begins once these errors are mended. Until then, its pages show them.",
    "preview.restart": "Edited since the preview began: {names}. Stop it (Ctrl+C) and start it again to use that.",
}
