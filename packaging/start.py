"""Start of the frozen programs: `muqabala` for the terminal, `muqabala-desk` for the menu."""

import sys
from pathlib import Path

if __name__ == "__main__":
    if sys.argv[1:] == ["--read-files-for-muqabala"]:  # aligner.formats.confined.parent starts it so
        from aligner.formats.confined.child import main as read_files

        sys.exit(read_files())
    # On Linux the second name is a link to the first program, so the name decides.
    if Path(sys.argv[0]).stem == "muqabala-desk":
        from ui.app.start import main
    else:
        from ui.cli import main
    sys.exit(main())
