package dev.crewx.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** How the runtime reads the files of skills; what lets tests count it. */
interface FileAccess {
    /** The disk. */
    FileAccess DISK = new FileAccess() {
        @Override
        public InputStream open(Path file) throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public BasicFileAttributes attributes(Path file) throws IOException {
            return Files.readAttributes(file, BasicFileAttributes.class);
        }
    };

    /** The file's bytes. */
    InputStream open(Path file) throws IOException;

    /** Of the file itself, where the path is a link to it. */
    BasicFileAttributes attributes(Path file) throws IOException;
}
