"""Figures of sectors: small multiples, icons."""
