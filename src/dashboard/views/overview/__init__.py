"""The field at a glance: `/`."""
