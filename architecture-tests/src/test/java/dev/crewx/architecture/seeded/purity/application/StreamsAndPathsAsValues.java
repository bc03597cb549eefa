package dev.crewx.architecture.seeded.purity.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;

/** As it should be: nothing of it is opened here. */
interface StreamsAndPathsAsValues {
    Path beside(Path file, URI origin);

    void copy(InputStream in, OutputStream out) throws IOException;

    default Path sibling(Path file) {
        return file.resolveSibling("other");
    }
}
