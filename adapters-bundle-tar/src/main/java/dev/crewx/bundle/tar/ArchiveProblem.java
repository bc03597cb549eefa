package dev.crewx.bundle.tar;

import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;

/** A rule of the container that is broken so that reading on would tell nothing; never leaves the reader. */
final class ArchiveProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    private ArchiveProblem(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    static ArchiveProblem of(Finding finding) {
        return new ArchiveProblem(finding);
    }

    /** About the archive as a whole. */
    static ArchiveProblem archive(String code, String message) {
        return new ArchiveProblem(Finding.error(code, Location.BUNDLE, message));
    }

    /** About one entry. */
    static ArchiveProblem entry(String code, String entry, String message) {
        return new ArchiveProblem(Finding.error(code, Location.file(entry), message));
    }

    Finding finding() {
        return finding;
    }
}
