"""Figures of the municipal radar: matrix, rounds."""
