package dev.crewx.workspace.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Tells a file from another that stands at the same path later. */
final class FileIdentity {
    private FileIdentity() {}

    /** What stays the same as long as the same file stands there; empty when none does. */
    static Optional<Object> of(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(Optional.ofNullable(attributes.fileKey()).orElseGet(attributes::creationTime));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
