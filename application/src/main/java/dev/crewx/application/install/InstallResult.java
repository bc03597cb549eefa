package dev.crewx.application.install;

import dev.crewx.application.install.InstallPlan.PermissionRequest;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Disagreement;
import dev.crewx.domain.resolution.ResolutionOutcome;
import dev.crewx.domain.version.SemanticVersion;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of an install. In every case but the first the project is as it was. */
public sealed interface InstallResult {

    /**
     * Everything is in place.
     *
     * @param plan what was done
     * @param packages what the project uses now on this machine, dependencies before dependents
     * @param placed skills that were put into agents' folders
     * @param unplaced skills that were taken out of them
     * @param targets the agents that the project installs for
     * @param warnings what the user should know
     */
    record Installed(
            InstallPlan plan,
            List<InstalledPackage> packages,
            List<AgentPlace> placed,
            List<AgentPlace> unplaced,
            List<String> targets,
            List<String> warnings)
            implements InstallResult {
        /** Copies the lists. */
        public Installed {
            packages = List.copyOf(packages);
            placed = List.copyOf(placed);
            unplaced = List.copyOf(unplaced);
            targets = List.copyOf(targets);
            warnings = List.copyOf(warnings);
        }

        /** What the project used before and does not need any more. */
        public List<PackageId> removed() {
            return plan.steps(InstallPlan.Kind.REMOVE).stream()
                    .map(InstallPlan.Step::id)
                    .toList();
        }

        /** Whether anything was changed. */
        public boolean changedAnything() {
            return plan.touchesPackages() || !placed.isEmpty() || !unplaced.isEmpty();
        }
    }

    /**
     * A package the project uses.
     *
     * @param id the package
     * @param version the version
     * @param location where its files are
     * @param registry where it came from
     * @param requested whether the project asks for it itself
     * @param fresh whether this install put it there
     */
    record InstalledPackage(
            PackageId id, SemanticVersion version, Path location, String registry, boolean requested, boolean fresh) {}

    /**
     * Nothing was done, as was asked.
     *
     * @param plan what would be done
     * @param changesLock whether the project's files would change
     * @param warnings what the user should know
     */
    record Planned(InstallPlan plan, boolean changesLock, List<String> warnings) implements InstallResult {
        /** Copies the warnings. */
        public Planned {
            warnings = List.copyOf(warnings);
        }

        /** Whether the project is not as it should be. */
        public boolean isDrift() {
            return changesLock || plan.touchesPackages();
        }
    }

    /** The caller asked to stop, in time. */
    record Interrupted() implements InstallResult {}

    /**
     * The registry has no such package.
     *
     * @param id what was asked for
     */
    record NoSuchPackage(PackageId id) implements InstallResult {}

    /**
     * The project does not use a package, or does not ask for it itself.
     *
     * @param id the package
     * @param dependents the packages that need it; empty when it is not used
     */
    record NotRequired(PackageId id, List<String> dependents) implements InstallResult {
        /** Copies the list. */
        public NotRequired {
            dependents = List.copyOf(dependents);
        }
    }

    /**
     * No agent has this id.
     *
     * @param id what was asked for
     * @param known the ids there are
     */
    record NoSuchAgent(String id, List<String> known) implements InstallResult {
        /** Copies the list. */
        public NoSuchAgent {
            known = List.copyOf(known);
        }
    }

    /**
     * The requirements have no common solution.
     *
     * @param conflict why, and what would help
     */
    record Conflict(ResolutionOutcome.Conflict conflict) implements InstallResult {}

    /**
     * Packages require each other in a circle.
     *
     * @param messages the circles
     */
    record Cycle(List<String> messages) implements InstallResult {
        /** Copies the messages. */
        public Cycle {
            messages = List.copyOf(messages);
        }
    }

    /**
     * No solution was found in the time there was.
     *
     * @param message what is known so far
     */
    record TookTooLong(String message) implements InstallResult {}

    /**
     * Locked packages do not do for this machine.
     *
     * @param reasons why, by package
     */
    record NotForThisMachine(SortedMap<String, String> reasons) implements InstallResult {
        /** Copies the map. */
        public NotForThisMachine {
            reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
        }
    }

    /**
     * The lockfile was to stay as it is, and does not go with the requirements.
     *
     * @param disagreements in what ways
     */
    record LockDisagrees(List<Disagreement> disagreements) implements InstallResult {
        /** Copies the list. */
        public LockDisagrees {
            disagreements = List.copyOf(disagreements);
        }
    }

    /**
     * Nobody approved of what packages want to be allowed.
     *
     * @param permissions what they want
     */
    record ConsentMissing(List<PermissionRequest> permissions) implements InstallResult {
        /** Copies the list. */
        public ConsentMissing {
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * What would be overwritten or removed is not as it was installed.
     *
     * @param paths the files and folders, by package or agent's folder
     */
    record Edited(SortedMap<String, List<String>> paths) implements InstallResult {
        /** Copies the map. */
        public Edited {
            paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
        }
    }

    /**
     * Several packages have a skill of the same name, and both would go into the same agent's folder.
     *
     * @param collisions each skill with its packages
     */
    record SkillsCollide(List<Collision> collisions) implements InstallResult {
        /** Copies the list. */
        public SkillsCollide {
            collisions = List.copyOf(collisions);
        }
    }

    /**
     * Skills of one name in several packages.
     *
     * @param skill the name
     * @param packages the packages, sorted
     * @param folder the agent's folder they would both go to; empty when to none
     */
    record Collision(String skill, List<PackageId> packages, Optional<String> folder) {
        /** Copies the list. */
        public Collision {
            packages = List.copyOf(packages);
        }
    }

    /**
     * Something of somebody else's stands where skills should go.
     *
     * @param places which
     */
    record PlacesOccupied(List<AgentPlace> places) implements InstallResult {
        /** Copies the list. */
        public PlacesOccupied {
            places = List.copyOf(places);
        }
    }

    /**
     * What is needed is not in the caches, and the network was not to be used.
     *
     * @param missing what
     */
    record NotCached(List<String> missing) implements InstallResult {
        /** Copies the list. */
        public NotCached {
            missing = List.copyOf(missing);
        }
    }

    /**
     * The bytes that came are not those the registry's index or the lockfile names.
     *
     * @param id the package
     * @param version the version
     * @param expected the digest of the index or the lock
     * @param found the digest of what came
     */
    record WrongDigest(PackageId id, SemanticVersion version, Digest expected, Digest found) implements InstallResult {}

    /**
     * A bundle breaks the rules, or is of another package.
     *
     * @param id the package
     * @param version the version
     * @param findings which
     */
    record BadBundle(PackageId id, SemanticVersion version, List<Finding> findings) implements InstallResult {
        /** Copies the findings. */
        public BadBundle {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The registry refused to say what there is of a package, or to give it.
     *
     * @param id the package
     * @param refused its words
     */
    record RegistryRefused(PackageId id, Reply.Refused<?> refused) implements InstallResult {}
}
