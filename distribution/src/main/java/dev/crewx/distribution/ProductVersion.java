package dev.crewx.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import java.util.Properties;

/**
 * The product's version, as the build wrote it: into the module's descriptor, which a started JVM knows already, and, for
 * the class path, which has none, into a file.
 */
final class ProductVersion {
    static final String CURRENT = Optional.ofNullable(
                    ProductVersion.class.getModule().getDescriptor())
            .flatMap(ModuleDescriptor::rawVersion)
            .orElseGet(ProductVersion::read);

    private ProductVersion() {}

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = ProductVersion.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is not where the build puts it");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
