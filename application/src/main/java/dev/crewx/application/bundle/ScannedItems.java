package dev.crewx.application.bundle;

import dev.crewx.application.bundle.spi.ArchiveItem;
import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.domain.manifest.Finding;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Items of a bundle whose texts are looked through while somebody reads them. */
final class ScannedItems {
    private final List<ArchiveItem> items;
    private final Set<Finding> findings = new LinkedHashSet<>();

    ScannedItems(List<ArchiveItem> items) {
        this.items = items;
    }

    /** The same items. */
    List<ArchiveItem> items() {
        List<ArchiveItem> scanned = new ArrayList<>();
        for (ArchiveItem item : items) {
            scanned.add(new ArchiveItem(item.path(), item.size(), item.executable(), () -> open(item)));
        }
        return scanned;
    }

    /** What was found in those that were read and closed, by path. */
    List<Finding> findings() {
        return findings.stream()
                .sorted((a, b) -> a.location().file().compareTo(b.location().file()))
                .toList();
    }

    /** Reads all items for the findings alone. */
    List<Finding> scanAll() {
        for (ArchiveItem item : items) {
            try (InputStream in = open(item)) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new BundleFault("Could not read " + item.path(), e);
            }
        }
        return findings();
    }

    private InputStream open(ArchiveItem item) throws IOException {
        TextScan scan = new TextScan(item.content().open(), item.path(), item.size());
        return new FilterInputStream(scan) {
            @Override
            public void close() throws IOException {
                super.close();
                if (findings.size() < ContentCollector.MAX_TEXT_FINDINGS) {
                    findings.addAll(scan.finish());
                }
            }
        };
    }
}
