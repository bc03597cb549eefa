package dev.crewx.application.install;

import dev.crewx.application.install.InstallResult.Collision;
import dev.crewx.application.install.spi.Agent;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.manifest.PathRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says where in agents' folders the skills of a project's packages belong, and which of them are in each other's way. */
final class AgentPlanner {
    private final SortedMap<PackageId, List<InstalledBundle.Skill>> skills;

    /** @param bundles the packages as they will be installed */
    AgentPlanner(Map<PackageId, InstalledBundle> bundles) {
        this.skills = new TreeMap<>();
        bundles.forEach((id, bundle) -> skills.put(id, bundle.skills()));
    }

    /**
     * Where each skill goes for these agents; those that share a folder share what is in it. A skill whose name not every
     * system can hold goes nowhere.
     */
    List<AgentPlace> places(Collection<Agent> agents) {
        List<AgentPlace> places = new ArrayList<>();
        folders(agents)
                .forEach((folder, links) -> skills.forEach((id, own) -> own.stream()
                        .filter(skill -> PathRules.problemOf(skill.name()).isEmpty())
                        .forEach(skill -> places.add(new AgentPlace(folder, skill.name(), id, skill.file(), links)))));
        return places;
    }

    /** What is to be said of skills that go nowhere, where there are agents they should go to. */
    List<String> warnings(Collection<Agent> agents) {
        List<String> warnings = new ArrayList<>();
        if (!agents.isEmpty()) {
            skills.forEach((id, own) -> own.forEach(skill -> PathRules.problemOf(skill.name())
                    .ifPresent(problem -> warnings.add("the skill \"" + skill.name() + "\" of " + id
                            + " is put into no agent's folder: its name " + problem))));
        }
        return warnings;
    }

    /** Each folder, with whether all agents that read it follow links. */
    private static SortedMap<String, Boolean> folders(Collection<Agent> agents) {
        SortedMap<String, Boolean> folders = new TreeMap<>();
        agents.forEach(agent -> folders.merge(agent.folder(), agent.links(), Boolean::logicalAnd));
        return folders;
    }

    /** Skills that have one name, as some file system sees it, in several packages. */
    List<Collision> collisions(Collection<Agent> agents) {
        Map<String, SortedSet<PackageId>> owners = new TreeMap<>();
        Map<String, String> names = new HashMap<>();
        skills.forEach((id, own) -> own.forEach(skill -> {
            String key = PathRules.sameNameKey(skill.name());
            names.putIfAbsent(key, skill.name());
            owners.computeIfAbsent(key, k -> new TreeSet<>()).add(id);
        }));
        Optional<String> folder = folders(agents).keySet().stream().findFirst();
        List<Collision> collisions = new ArrayList<>();
        owners.forEach((key, packages) -> {
            if (packages.size() > 1) {
                collisions.add(new Collision(names.getOrDefault(key, key), List.copyOf(packages), folder));
            }
        });
        return collisions;
    }
}
