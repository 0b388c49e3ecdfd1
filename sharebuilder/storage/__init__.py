"""Files: agreements, settings and the worked cases."""
