package dev.crewx.http;

import dev.crewx.application.access.spi.PasswordHasher;
import dev.crewx.application.access.spi.SecretGenerator;
import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.storage.spi.Storage;
import java.time.Clock;

/**
 * What a server stands on: the ports' implementations, chosen by whoever starts it. The server closes none of them.
 *
 * @param storage packages, bundles, accounts, counts
 * @param search finding packages
 * @param bundles reading bundles
 * @param archives writing archives
 * @param passwords hashing passwords
 * @param secrets making what nobody can guess
 * @param clock what time it is
 */
public record RegistryPorts(
        Storage storage,
        PackageSearch search,
        BundleInspector bundles,
        ArchiveWriter archives,
        PasswordHasher passwords,
        SecretGenerator secrets,
        Clock clock) {}
