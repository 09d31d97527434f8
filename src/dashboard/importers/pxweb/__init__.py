"""Statistics Finland's PxWeb: saved answers and the service itself."""
