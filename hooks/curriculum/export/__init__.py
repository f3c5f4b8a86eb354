"""Making wing: the course for other systems. Each format is `export(...) -> Export`."""
