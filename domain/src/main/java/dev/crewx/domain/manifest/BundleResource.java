package dev.crewx.domain.manifest;

import java.util.Optional;

/**
 * A shared file that a manifest points out.
 *
 * @param type what it is, such as {@code python-script}
 * @param path where it lies in the bundle
 * @param description what it is for
 */
public record BundleResource(String type, String path, Optional<String> description) {}
