"""How documents and workbooks are made, whatever they tell."""
