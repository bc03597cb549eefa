package dev.crewx.http.system;

import dev.crewx.http.ServerSettings;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** {@code /schemas}: what documents must look like. */
@Controller("/schemas")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SchemaController {
    private final ServerSettings settings;

    SchemaController(ServerSettings settings) {
        this.settings = settings;
    }

    /** The JSON Schema of the manifest in a bundle. */
    @Get("/app-manifest-1.0.json")
    @Produces("application/schema+json")
    String appManifest() {
        return settings.manifestSchema();
    }
}
