package dev.crewx.domain.manifest;

/**
 * The place a {@link Finding} speaks of.
 *
 * @param file the file's path inside the bundle or folder, empty for the bundle as a whole
 * @param pointer a JSON Pointer (RFC 6901) into that file, empty for the file as a whole
 * @param line the line counted from 1, or 0 where none is known
 */
public record Location(String file, String pointer, int line) {
    /** The bundle as a whole. */
    public static final Location BUNDLE = new Location("", "", 0);

    /** The name of the manifest inside every bundle. */
    public static final String MANIFEST_FILE = "manifest.json";

    /** A whole file. */
    public static Location file(String path) {
        return new Location(path, "", 0);
    }

    /** A value of {@code manifest.json}. */
    public static Location manifest(String pointer) {
        return new Location(MANIFEST_FILE, pointer, 0);
    }

    /** A line of a file. */
    public static Location line(String path, int line) {
        return new Location(path, "", line);
    }

    /** The same place at this line. */
    public Location atLine(int newLine) {
        return new Location(file, pointer, newLine);
    }

    /** The member of this name in the object at this place. */
    public Location member(String name) {
        return new Location(file, pointer + "/" + name.replace("~", "~0").replace("/", "~1"), line);
    }

    /** The element of this index, counted from 0, in the array at this place. */
    public Location element(int index) {
        return new Location(file, pointer + "/" + index, line);
    }

    /** {@code file:line#pointer}, without the parts that are not known. */
    @Override
    public String toString() {
        String text = line > 0 ? file + ":" + line : file;
        return pointer.isEmpty() ? text : text + "#" + pointer;
    }
}
