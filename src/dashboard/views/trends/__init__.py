"""Indicators over years: `/kehitys`, and what has changed."""
