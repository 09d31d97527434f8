"""What a page says: frozen view models. The only place where sentences and rounding are made."""
