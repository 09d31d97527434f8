"""Every stored table, declared once; from it come Arrow schema, checks and dictionary."""
