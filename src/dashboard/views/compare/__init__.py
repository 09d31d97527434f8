"""Two to six municipalities side by side: `/vertailu`."""
