"""The desktop wizard. The only package that knows Qt."""
