"""From Ibis tables to Ibis tables: pure, without words and without rounding."""
