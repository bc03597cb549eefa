package dev.crewx.application.install;

import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.version.VersionRange;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * What is to become of a project.
 *
 * @param aim what for
 * @param host the machine
 * @param network how far to go for what is not at hand
 * @param options how
 * @param addTargets agents to install for from now on, by id
 * @param removeTargets agents to install for no more, by id
 * @param cancelled asked now and then; once true, the install ends: as it was, or finished when it was too late
 */
public record InstallRequest(
        Aim aim,
        Host host,
        Network network,
        Set<Option> options,
        SortedSet<String> addTargets,
        SortedSet<String> removeTargets,
        BooleanSupplier cancelled) {

    /** Copies the collections. */
    public InstallRequest {
        options = Set.copyOf(options);
        addTargets = Collections.unmodifiableSortedSet(new TreeSet<>(addTargets));
        removeTargets = Collections.unmodifiableSortedSet(new TreeSet<>(removeTargets));
    }

    /** An aim on a machine, over the network, without options. */
    public static InstallRequest of(Aim aim, Host host) {
        return new InstallRequest(aim, host, Network.ONLINE, Set.of(), new TreeSet<>(), new TreeSet<>(), () -> false);
    }

    /** The same with these options. */
    public InstallRequest with(Option... more) {
        return with(List.of(more));
    }

    /** The same with these options. */
    public InstallRequest with(Collection<Option> more) {
        return new InstallRequest(aim, host, network, Set.copyOf(more), addTargets, removeTargets, cancelled);
    }

    /** The same, so far from the network. */
    public InstallRequest over(Network other) {
        return new InstallRequest(aim, host, other, options, addTargets, removeTargets, cancelled);
    }

    /** The same, for these agents from now on and for those no more. */
    public InstallRequest targeting(Set<String> add, Set<String> remove) {
        return new InstallRequest(aim, host, network, options, new TreeSet<>(add), new TreeSet<>(remove), cancelled);
    }

    /** The same, ended as soon as the caller says so. */
    public InstallRequest until(BooleanSupplier isCancelled) {
        return new InstallRequest(aim, host, network, options, addTargets, removeTargets, isCancelled);
    }

    boolean has(Option option) {
        return options.contains(option);
    }

    /** What an install is for. */
    public sealed interface Aim {
        /** What the lockfile says; where it and the requirements disagree, as few changes to it as can be. */
        record Restore() implements Aim {}

        /**
         * More packages.
         *
         * @param additions which
         */
        record Add(List<Requirement> additions) implements Aim {
            /** Copies the list. */
            public Add {
                additions = List.copyOf(additions);
            }
        }

        /**
         * Fewer packages.
         *
         * @param ids what the project itself requires no more
         */
        record Remove(SortedSet<PackageId> ids) implements Aim {
            /** Copies the ids. */
            public Remove {
                ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
            }
        }

        /**
         * Newer packages, within what is required.
         *
         * @param ids which; all when empty
         */
        record Update(SortedSet<PackageId> ids) implements Aim {
            /** Copies the ids. */
            public Update {
                ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
            }
        }
    }

    /**
     * A package that is asked for.
     *
     * @param id which
     * @param range the versions that will do; when not said, the newest now and what is compatible with it later
     */
    public record Requirement(PackageId id, Optional<VersionRange> range) {}

    /** How far to go for what is not at hand. */
    public enum Network {
        /** Registries are asked what there is. */
        ONLINE,
        /** Registries are asked for what is not in the caches. */
        PREFER_OFFLINE,
        /** What is not in the caches cannot be had. */
        OFFLINE
    }

    /** How an install goes about it. */
    public enum Option {
        /** The lockfile stays as it is. */
        FROZEN,
        /** Nothing is changed; the result is what would be done. */
        DRY_RUN,
        /** Files are put back that are missing from installed packages. */
        MEND,
        /** Changed files of installed packages are overwritten. */
        FORCE,
        /** Permissions that were not approved are. */
        ALLOW_PERMISSIONS,
        /** No person sees the plan: asking for a package says yes to nothing that it wants. */
        UNATTENDED
    }
}
