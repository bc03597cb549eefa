package dev.crewx.domain.resolution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells a conflict that has no short derivation: what is asked for by whom, one package a line. */
final class ExhaustedText {
    private static final int PACKAGES_TOLD = 20;

    private ExhaustedText() {}

    static List<String> lines(List<Incompatibility> facts) {
        List<Incompatibility> required = new ArrayList<>();
        Map<String, Set<String>> asks = new LinkedHashMap<>();
        List<String> unusable = new ArrayList<>();
        for (Incompatibility fact : facts) {
            switch (fact.cause()) {
                case Cause.ProjectRequires requires -> required.add(fact);
                case Cause.DependsOn dependsOn ->
                    asks.computeIfAbsent(dependsOn.packageName(), name -> new LinkedHashSet<>())
                            .add(dependsOn.target().name());
                default -> unusable.add(FactText.fact(fact));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("No combination of versions meets all of this; every one was tried:");
        lines.add(FactText.requirements(required) + ";");
        unusable.forEach(line -> lines.add(line + ";"));
        int told = 0;
        for (Map.Entry<String, Set<String>> ask : asks.entrySet()) {
            if (++told > PACKAGES_TOLD) {
                break;
            }
            lines.add(ask.getKey() + " depends, by version, on " + FactText.join(List.copyOf(ask.getValue())) + ";");
        }
        if (asks.size() > PACKAGES_TOLD) {
            Set<String> rest = new LinkedHashSet<>();
            asks.entrySet().stream().skip(PACKAGES_TOLD).forEach(ask -> {
                rest.add(ask.getKey());
                rest.addAll(ask.getValue());
            });
            lines.add("and what these depend on: " + String.join(", ", rest) + ";");
        }
        lines.add("so there is no answer.");
        return lines;
    }
}
