"""What every view is made of: catalogue, figure card, levels and notes in words."""
