"""What every figure is drawn with: colours, letters, frames of images."""
