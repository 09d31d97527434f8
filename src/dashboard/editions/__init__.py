"""What a view is made of, told once: a version's tables and a language in, views out."""
