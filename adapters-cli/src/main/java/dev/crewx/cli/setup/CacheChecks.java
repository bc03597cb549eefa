package dev.crewx.cli.setup;

import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.cli.console.Sizes;
import java.util.ArrayList;
import java.util.List;

/** Whether the bundles that were downloaded are whole, and more can be kept. */
final class CacheChecks {
    private static final String TOPIC = "cache";

    private CacheChecks() {}

    static List<Check> of(BundleCache.Health cache) {
        List<Check> checks = new ArrayList<>();
        String holds = cache.place() + " holds " + cache.bundles() + " bundles, " + Sizes.format(cache.sizeBytes())
                + (cache.unfinished() == 0 ? "" : ", and " + cache.unfinished() + " unfinished");
        checks.add(
                cache.writable()
                        ? Check.ok(TOPIC, holds)
                        : Check.error(
                                TOPIC,
                                holds + "; nothing can be added",
                                "Make the folder writable, or put the cache elsewhere with XDG_CACHE_HOME or"
                                        + " CREWX_HOME"));
        cache.damaged()
                .forEach(file -> checks.add(Check.warning(
                        TOPIC, file + " is damaged", "Delete it; it is downloaded again when it is needed")));
        return checks;
    }
}
