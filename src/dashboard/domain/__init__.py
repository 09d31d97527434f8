"""The vocabulary: frozen dataclasses, enums and rules; standard library only."""
