package dev.crewx.application.install;

import dev.crewx.application.install.BundleFetcher.Fetched;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.skill.TextFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was found in the texts of packages that whoever installs them should look at. */
final class Dangers {
    /** More than this of one package would not be read. */
    private static final int MOST = 5;

    private Dangers() {}

    static List<String> in(Map<PackageId, Fetched> fetched) {
        List<String> dangers = new ArrayList<>();
        fetched.forEach((id, package_) -> {
            List<String> own = package_.contents().findings().stream()
                    .filter(TextFindings::isDanger)
                    .map(finding -> id + ": " + finding)
                    .toList();
            dangers.addAll(own.subList(0, Math.min(own.size(), MOST)));
            if (own.size() > MOST) {
                dangers.add(id + ": " + (own.size() - MOST) + " more like these");
            }
        });
        return dangers;
    }
}
