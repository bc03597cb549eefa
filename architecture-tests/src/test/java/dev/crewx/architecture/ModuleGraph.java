package dev.crewx.architecture;

import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Our modules and how they hang together, as their compiled descriptors say it.
 *
 * @param modules the descriptors by name
 */
record ModuleGraph(Map<String, ModuleDescriptor> modules) {
    ModuleGraph {
        modules = new TreeMap<>(modules);
    }

    static ModuleGraph of(Collection<ModuleDescriptor> descriptors) {
        return new ModuleGraph(descriptors.stream().collect(Collectors.toMap(ModuleDescriptor::name, d -> d)));
    }

    /** Those of our modules that a module requires, by name. */
    List<String> required(String module) {
        return modules.get(module).requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .filter(modules::containsKey)
                .sorted()
                .toList();
    }

    /**
     * A module that is found through {@code ServiceLoader} by another.
     *
     * @param user who asks for the service
     * @param service the service's full name
     * @param provider who provides it
     */
    record Finding(String user, String service, String provider) {}

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (ModuleDescriptor provider : modules.values()) {
            for (ModuleDescriptor.Provides provides : provider.provides()) {
                modules.values().stream()
                        .filter(user -> user.uses().contains(provides.service()))
                        .map(user -> new Finding(user.name(), provides.service(), provider.name()))
                        .forEach(findings::add);
            }
        }
        return findings;
    }

    /** The graph as a Mermaid flowchart; the same graph gives the same text. */
    String mermaid() {
        StringBuilder text = new StringBuilder("```mermaid\nflowchart TD\n");
        modules.keySet().forEach(name -> text.append("    %s[\"%s\"]%n".formatted(id(name), name)));
        for (String name : modules.keySet()) {
            required(name).forEach(other -> text.append("    %s --> %s%n".formatted(id(name), id(other))));
        }
        for (Finding finding : findings()) {
            String service = finding.service().substring(finding.service().lastIndexOf('.') + 1);
            text.append("    %s -. %s .-> %s%n".formatted(id(finding.user()), service, id(finding.provider())));
        }
        return text.append("```\n").toString().replace(System.lineSeparator(), "\n");
    }

    /** What is wrong with the graph of this house, each in one line. */
    List<String> problems(Hexagon house) {
        List<String> problems = new ArrayList<>();
        for (String name : modules.keySet()) {
            for (String other : required(name)) {
                if (!mayRequire(house, name, other)) {
                    problems.add(name + " must not require " + other);
                }
            }
        }
        for (ModuleDescriptor module : modules.values()) {
            for (ModuleDescriptor.Provides provides : module.provides()) {
                if (findings().stream()
                        .noneMatch(f -> f.service().equals(provides.service())
                                && f.provider().equals(module.name()))) {
                    problems.add(module.name() + " provides " + provides.service() + ", which no module uses");
                }
            }
        }
        cycle().ifPresent(cycle -> problems.add("the modules have a cycle: " + String.join(" -> ", cycle)));
        return problems;
    }

    private static boolean mayRequire(Hexagon house, String name, String other) {
        if (name.equals(house.compositionRoot())) {
            return true;
        }
        if (other.equals(house.domain())) {
            return !name.equals(house.domain());
        }
        if (other.equals(house.application())) {
            return house.adapters().contains(name);
        }
        return house.adapters().contains(other) && house.acquainted(name, other);
    }

    private Optional<List<String>> cycle() {
        TreeSet<String> done = new TreeSet<>();
        for (String name : modules.keySet()) {
            Optional<List<String>> cycle = cycle(name, new ArrayList<>(), done);
            if (cycle.isPresent()) {
                return cycle;
            }
        }
        return Optional.empty();
    }

    private Optional<List<String>> cycle(String name, List<String> way, TreeSet<String> done) {
        int before = way.indexOf(name);
        way.add(name);
        if (before >= 0) {
            return Optional.of(List.copyOf(way.subList(before, way.size())));
        }
        if (!done.contains(name)) {
            for (String other : required(name)) {
                Optional<List<String>> cycle = cycle(other, way, done);
                if (cycle.isPresent()) {
                    return cycle;
                }
            }
            done.add(name);
        }
        way.removeLast();
        return Optional.empty();
    }

    private static String id(String module) {
        return module.replace("dev.crewx.", "").replace('.', '_');
    }
}
