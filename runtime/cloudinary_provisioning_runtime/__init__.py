"""What generated operations stand on: calls, retries, pages, batches, models and errors; it knows no operation."""
