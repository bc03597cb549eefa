package dev.crewx.cli.setup;

import dev.crewx.application.remote.RegistryChoice.Chosen;
import dev.crewx.application.remote.RegistryChoice.Source;
import dev.crewx.application.remote.spi.SettingsLayer;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.console.CliEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which places say something, and which of them wins. */
final class SettingsChecks {
    private static final String TOPIC = "settings";
    private static final List<String> VARIABLES = List.of(
            "CREWX_REGISTRY",
            "CREWX_TOKEN",
            "CREWX_HOME",
            "CREWX_ETC",
            "CREWX_TIMEOUT",
            "CREWX_CA_FILE",
            "CREWX_VERSION",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "HTTP_PROXY",
            "http_proxy",
            "HTTPS_PROXY",
            "https_proxy",
            "ALL_PROXY",
            "all_proxy",
            "NO_PROXY",
            "no_proxy");

    private SettingsChecks() {}

    /**
     * What they say.
     *
     * @param layers the files, the strongest first
     * @param chosen the registry that comes of it
     */
    static List<Check> of(CliEnvironment environment, List<SettingsLayer> layers, Chosen chosen) {
        List<Check> checks = new ArrayList<>();
        layers.forEach(layer -> checks.add(Check.ok(
                TOPIC, layer.source() + (layer.present() ? " is read: " + contents(layer) : " is not there"))));
        String set = VARIABLES.stream()
                .filter(name -> environment.variable(name).isPresent())
                .collect(Collectors.joining(", "));
        checks.add(Check.ok(TOPIC, set.isEmpty() ? "the environment says nothing" : "the environment sets " + set));
        String others = outdone(environment, layers, chosen.source());
        checks.add(Check.ok(
                TOPIC,
                "the default registry is " + chosen.address() + ", by "
                        + chosen.source().place() + (others.isEmpty() ? "" : "; it outdoes " + others)));
        scopes(layers).forEach((scope, winner) -> checks.add(Check.ok(TOPIC, scope + " goes to " + winner)));
        return checks;
    }

    private static String contents(SettingsLayer layer) {
        List<String> parts = new ArrayList<>();
        layer.settings().defaultRegistry().ifPresent(text -> parts.add("default " + Registries.shown(text)));
        layer.settings().named().forEach((name, url) -> parts.add(name + " = " + Registries.shown(url)));
        layer.settings().scopes().forEach((scope, registry) -> parts.add(scope + " → " + Registries.shown(registry)));
        layer.settings().insecure().forEach(origin -> parts.add("plain http for " + origin));
        return parts.isEmpty() ? "nothing about registries" : String.join(", ", parts);
    }

    /** Who else names a default, which does not count. */
    private static String outdone(CliEnvironment environment, List<SettingsLayer> layers, Source winner) {
        Stream<String> variable = environment
                .variable("CREWX_REGISTRY")
                .map(text -> Source.ENVIRONMENT.place() + " (" + Registries.shown(text) + ")")
                .stream();
        Stream<String> files = layers.stream()
                .flatMap(layer -> layer
                        .settings()
                        .defaultRegistry()
                        .map(text -> layer.source() + " (" + Registries.shown(text) + ")")
                        .stream());
        return Stream.concat(variable, files)
                .filter(text -> !text.startsWith(winner.place() + " ("))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> scopes(List<SettingsLayer> layers) {
        Map<String, String> winners = new LinkedHashMap<>();
        for (SettingsLayer layer : layers) {
            layer.settings()
                    .scopes()
                    .forEach((scope, registry) ->
                            winners.putIfAbsent(scope, Registries.shown(registry) + ", by " + layer.source()));
        }
        return winners;
    }
}
