"""The practices of the municipal radar: answers, and the self-assessment."""
