"""What the packed program runs: the same as the `muqabala` command."""

import sys

from ui.cli import main

if __name__ == "__main__":
    sys.exit(main())
