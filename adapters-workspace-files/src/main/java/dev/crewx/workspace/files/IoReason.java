package dev.crewx.workspace.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why the system refused something, in words: some of Java's exceptions say no more than the path. */
final class IoReason {
    private IoReason() {}

    /** The reason, with the path where there is one. */
    static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case NoSuchFileException absent -> absent.getFile() + ": there is no such file";
            case FileAlreadyExistsException there -> there.getFile() + ": something stands there already";
            case NotDirectoryException file -> file.getFile() + ": is not a folder";
            case DirectoryNotEmptyException full -> full.getFile() + ": is not empty";
            default -> String.valueOf(e.getMessage());
        };
    }
}
