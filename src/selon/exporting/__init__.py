"""What other programs see: a reading in their formats, one module a format."""
