"""What figures are drawn from: frozen, finished words and numbers. Views return them."""
