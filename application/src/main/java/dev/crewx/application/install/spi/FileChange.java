package dev.crewx.application.install.spi;

/**
 * A file of an installed package that is not as it was installed.
 *
 * @param path in the package
 * @param kind in what way
 */
public record FileChange(String path, Kind kind) {

    /** In what way a file differs. */
    public enum Kind {
        /** It is not there. */
        MISSING,
        /** Its bytes or its mode are others. */
        CHANGED,
        /** It did not come with the package. */
        ADDED
    }

    /** Whether somebody's work would be lost if the file were put back or taken away. */
    public boolean isPrecious() {
        return kind != Kind.MISSING;
    }
}
