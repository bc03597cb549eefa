package dev.crewx.registry.client;

import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Paths of the API. A scoped id is one segment. */
final class Paths {
    private Paths() {}

    static String ofPackage(PackageId id) {
        return "/packages/" + segment(id.toString());
    }

    static String ofVersion(PackageId id, SemanticVersion version) {
        return ofPackage(id) + "/versions/" + segment(version.toString());
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
