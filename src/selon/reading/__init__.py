"""The stage `reading`: bytes in, a `selon.records.Document` out. Nothing after it looks at the bytes again."""

from selon.reading.files import find_files, read_bytes, read_path

__all__ = ["find_files", "read_bytes", "read_path"]
