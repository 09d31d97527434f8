"""From frames and finished texts to figures: pure, no filtering, no words."""
