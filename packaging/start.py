"""What the packed program runs: the same as the `muqabala` command."""

from ui.cli.main import main

if __name__ == "__main__":
    main()
