package dev.crewx.bundle.tar;

/** The archive goes on beyond its limit; never leaves the reader. */
final class ArchiveTooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArchiveTooLong(long limit) {
        super("The archive is longer than " + limit + " bytes");
    }
}
