package dev.crewx.http.system;

import dev.crewx.http.ServerSettings;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** {@code /registry}: the registry about itself. */
@Controller("/registry")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SystemController {
    private final ServerSettings settings;

    SystemController(ServerSettings settings) {
        this.settings = settings;
    }

    @Get("/info")
    RegistryInfoResponse info() {
        return new RegistryInfoResponse(
                "CrewX Skill Registry",
                settings.version(),
                new Limits(settings.limits().maxArchiveBytes()));
    }

    /**
     * What a client may want to know before it talks on.
     *
     * @param name the product
     * @param version its version
     * @param limits what it takes
     */
    @Introspected
    record RegistryInfoResponse(String name, String version, Limits limits) {}

    /**
     * What the registry takes.
     *
     * @param bundleBytes the largest bundle, in bytes
     */
    @Introspected
    record Limits(long bundleBytes) {}
}
