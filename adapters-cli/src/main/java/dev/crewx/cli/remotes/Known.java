package dev.crewx.cli.remotes;

import dev.crewx.application.remote.RegistryAccess;
import dev.crewx.application.remote.spi.RegistryOrigin;
import dev.crewx.application.remote.spi.SettingsLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A registry that some settings know.
 *
 * @param name its name; empty where it is only given by URL
 * @param url its URL
 * @param source the file that knows it
 */
record Known(String name, String url, String source) {

    /** All that these settings know, each once, the strongest settings first. */
    static List<Known> in(List<SettingsLayer> layers) {
        Map<String, Known> byUrl = new LinkedHashMap<>();
        for (SettingsLayer layer : layers) {
            layer.settings()
                    .named()
                    .forEach((name, url) -> byUrl.putIfAbsent(url, new Known(name, url, layer.source())));
        }
        Set<String> names = new TreeSet<>();
        byUrl.values().forEach(known -> names.add(known.name()));
        for (SettingsLayer layer : layers) {
            layer.settings()
                    .defaultRegistry()
                    .filter(text -> !names.contains(text))
                    .ifPresent(url -> byUrl.putIfAbsent(url, new Known("", url, layer.source())));
            layer.settings().scopes().values().stream()
                    .filter(text -> !names.contains(text))
                    .forEach(url -> byUrl.putIfAbsent(url, new Known("", url, layer.source())));
        }
        return List.copyOf(byUrl.values());
    }

    /** Whether a text in the settings means this registry. */
    boolean is(String text) {
        return text.equals(url) || (!name.isEmpty() && text.equals(name));
    }

    /** Where credentials for it are kept; empty where its URL is none. */
    Optional<RegistryOrigin> origin() {
        return RegistryAccess.parse(url).map(RegistryOrigin::of);
    }
}
