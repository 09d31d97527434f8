"""What every page is built of: session, menu, markup, components."""
