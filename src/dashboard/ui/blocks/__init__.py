"""The parts that pages are made of, one module a page; each shows a finished view."""
