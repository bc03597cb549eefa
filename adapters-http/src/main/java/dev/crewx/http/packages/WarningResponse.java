package dev.crewx.http.packages;

import dev.crewx.domain.manifest.Finding;
import io.micronaut.core.annotation.Introspected;

/**
 * Something that a check warned of.
 *
 * @param code a stable name of the rule
 * @param pointer where, a file and a place in it
 * @param message what was found
 */
@Introspected
record WarningResponse(String code, String pointer, String message) {
    static WarningResponse of(Finding finding) {
        return new WarningResponse(finding.code(), finding.location().toString(), finding.message());
    }
}
