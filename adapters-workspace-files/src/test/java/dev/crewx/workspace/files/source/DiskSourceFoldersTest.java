package dev.crewx.workspace.files.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.spi.SourceFolders;
import dev.crewx.application.testkit.SourceFoldersContract;
import org.junit.jupiter.api.Test;

final class DiskSourceFoldersTest extends SourceFoldersContract {
    @Override
    protected SourceFolders sources() {
        return new DiskSourceFolders();
    }

    @Test
    void aRepositoryHasOneAddressForEverybody() {
        assertEquals(
                "https://github.com/o/r",
                GitRemote.publicForm("git@github.com:o/r.git").orElseThrow());
        assertEquals(
                "https://github.com/o/r",
                GitRemote.publicForm("ssh://git@github.com:22/o/r").orElseThrow());
        assertTrue(GitRemote.publicForm("/srv/git/r.git").isEmpty());
        assertTrue(GitRemote.publicForm("C:/git/r.git").isEmpty());
    }
}
