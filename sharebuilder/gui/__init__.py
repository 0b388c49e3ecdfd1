"""The desktop wizard. The only package that knows Qt."""

from sharebuilder.gui.plain_import import use_plain_import

use_plain_import()  # before anything else of the window is imported
