"""`python -m sharebuilder` is the same as `sharebuilder`."""

from __future__ import annotations

import sys

from sharebuilder.cli import main

sys.exit(main())
