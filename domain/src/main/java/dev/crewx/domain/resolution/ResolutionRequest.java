package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to be resolved.
 *
 * @param requirements what the project asks for directly; a name should occur once, else each range holds
 * @param projectHost what the project itself asks of the machine
 * @param host the machine
 * @param locked the versions of the lockfile by name; empty without one
 * @param update the names whose locked version is given up for a newer one
 * @param budget how long it may take
 */
public record ResolutionRequest(
        List<Dependency> requirements,
        HostConstraints projectHost,
        Host host,
        Map<String, SemanticVersion> locked,
        Set<String> update,
        Budget budget) {
    /** Copies the collections, sorted. */
    public ResolutionRequest {
        requirements = requirements.stream().sorted(Dependency.ORDER).toList();
        locked = Collections.unmodifiableMap(new TreeMap<>(locked));
        update = Collections.unmodifiableSet(new TreeSet<>(update));
    }

    /** A first resolution: no lock, an unknown machine, no limit. */
    public static ResolutionRequest of(List<Dependency> requirements) {
        return new ResolutionRequest(
                requirements, HostConstraints.NONE, Host.UNKNOWN, Map.of(), Set.of(), Budget.UNLIMITED);
    }

    /** This request with other requirements. */
    public ResolutionRequest withRequirements(List<Dependency> newRequirements) {
        return new ResolutionRequest(newRequirements, projectHost, host, locked, update, budget);
    }

    /** This request for this machine. */
    public ResolutionRequest withHost(Host newHost) {
        return new ResolutionRequest(requirements, projectHost, newHost, locked, update, budget);
    }

    /** This request with what the project itself asks of the machine. */
    public ResolutionRequest withProjectHost(HostConstraints newProjectHost) {
        return new ResolutionRequest(requirements, newProjectHost, host, locked, update, budget);
    }

    /** This request with these versions locked. */
    public ResolutionRequest withLocked(Map<String, SemanticVersion> newLocked) {
        return new ResolutionRequest(requirements, projectHost, host, newLocked, update, budget);
    }

    /** This request with these packages to be made newer. */
    public ResolutionRequest withUpdate(Set<String> newUpdate) {
        return new ResolutionRequest(requirements, projectHost, host, locked, newUpdate, budget);
    }

    /** This request with this budget. */
    public ResolutionRequest withBudget(Budget newBudget) {
        return new ResolutionRequest(requirements, projectHost, host, locked, update, newBudget);
    }
}
