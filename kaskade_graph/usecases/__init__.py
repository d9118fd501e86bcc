"""One function per thing a user can do; the command line and other fronts call nothing deeper."""
