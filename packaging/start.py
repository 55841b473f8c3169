"""Start of the frozen programs: `muqabala` for the terminal, `muqabala-desk` for the menu."""

import sys
from pathlib import Path

if __name__ == "__main__":
    # On Linux the second name is a link to the first program, so the name decides.
    if Path(sys.argv[0]).stem == "muqabala-desk":
        from ui.app.start import main
    else:
        from ui.cli import main
    sys.exit(main())
