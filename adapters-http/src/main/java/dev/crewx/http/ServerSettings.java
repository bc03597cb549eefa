package dev.crewx.http;

import dev.crewx.application.bundle.spi.BundleLimits;
import java.util.Optional;

/**
 * How a server is to run.
 *
 * @param host the address to bind to, such as {@code 127.0.0.1}
 * @param port the port; 0 takes a free one
 * @param version the product's version, as {@code /health} and {@code /registry/info} tell it
 * @param limits what it takes of bundles
 * @param manifestSchema the JSON Schema of the manifest, as it is served
 * @param access who gets in
 * @param http how it deals with its clients
 * @param requestLog where requests are logged; empty where they are not
 */
public record ServerSettings(
        String host,
        int port,
        String version,
        BundleLimits limits,
        String manifestSchema,
        AccessSettings access,
        HttpSettings http,
        Optional<RequestLogging> requestLog) {}
