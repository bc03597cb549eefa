package dev.crewx.http.system;

import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.http.HttpSettings;
import dev.crewx.http.ServerSettings;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
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

    /** What the registry is, takes and does. */
    @Get("/info")
    RegistryInfoResponse info() {
        HttpSettings http = settings.http();
        HttpSettings.Rates rates = http.rates();
        return new RegistryInfoResponse(
                "CrewX Skill Registry",
                settings.version(),
                new Limits(
                        settings.limits().maxArchiveBytes(),
                        settings.limits().maxUnpackedBytes(),
                        settings.limits().maxEntries(),
                        http.maxJsonBytes(),
                        SearchQuery.MAX_LIMIT,
                        perMinute(rates.everything()),
                        perMinute(rates.login()),
                        perMinute(rates.publish()),
                        perMinute(rates.search())),
                new Features(settings.access().signUpOpen(), settings.access().privateSkills()));
    }

    private static @Nullable Integer perMinute(int limit) {
        return limit == 0 ? null : limit;
    }

    /**
     * What a client may want to know before it talks on.
     *
     * @param name the product
     * @param version its version
     * @param limits what it takes
     * @param features what it can do
     */
    @Introspected
    record RegistryInfoResponse(String name, String version, Limits limits, Features features) {}

    /**
     * What the registry takes. What is absent is not limited.
     *
     * @param bundleBytes the largest bundle, in bytes
     * @param unpackedBytes the largest bundle unpacked, in bytes
     * @param bundleEntries the most files and folders of a bundle
     * @param jsonBytes the largest body of a request that is no bundle, in bytes
     * @param pageItems the most items of one page of a list
     * @param requestsPerMinute the most requests of one client in a minute
     * @param loginsPerMinute the most sign-ins of one client in a minute
     * @param publishingsPerMinute the most publishings of one client in a minute
     * @param searchesPerMinute the most searches of one client in a minute
     */
    @Introspected
    record Limits(
            long bundleBytes,
            long unpackedBytes,
            int bundleEntries,
            int jsonBytes,
            int pageItems,
            @Nullable Integer requestsPerMinute,
            @Nullable Integer loginsPerMinute,
            @Nullable Integer publishingsPerMinute,
            @Nullable Integer searchesPerMinute) {}

    /**
     * What the registry can be told to do, and does.
     *
     * @param signUp whether anybody makes an account for themselves
     * @param privateSkills whether bundles are taken with skills that are meant for their owner only
     */
    @Introspected
    record Features(boolean signUp, boolean privateSkills) {}
}
