"""The filters, drawn once in the frame."""
