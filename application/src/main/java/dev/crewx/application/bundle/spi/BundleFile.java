package dev.crewx.application.bundle.spi;

import dev.crewx.domain.integrity.Digest;

/**
 * A file inside a bundle.
 *
 * @param path relative, with {@code /} between its parts, without a leading {@code ./}
 * @param size in bytes
 * @param digest of its content
 * @param executable whether its owner may execute it
 */
public record BundleFile(String path, long size, Digest digest, boolean executable) {}
