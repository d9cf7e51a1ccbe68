"""A web page's elements to blocks of text with their roles; used by the reader of HTML."""
