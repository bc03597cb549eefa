package dev.crewx.application.install;

import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an install is going to do.
 *
 * @param steps one a package: those to install, dependencies before dependents, then those to remove
 * @param permissions what has to be approved first
 * @param elsewhere packages in the lockfile that are for other machines
 */
public record InstallPlan(List<Step> steps, List<PermissionRequest> permissions, List<PackageId> elsewhere) {
    /** Copies the lists. */
    public InstallPlan {
        steps = List.copyOf(steps);
        permissions = List.copyOf(permissions);
        elsewhere = List.copyOf(elsewhere);
    }

    /** What becomes of a package. */
    public enum Kind {
        /** It was not used before. */
        ADD,
        /** Its version changes. */
        UPDATE,
        /** It is locked and does not stand there as it should. */
        RESTORE,
        /** It stays as it is. */
        KEEP,
        /** It goes. */
        REMOVE
    }

    /**
     * What becomes of one package.
     *
     * @param id the package
     * @param kind what
     * @param before the version until now
     * @param after the version from now on
     * @param requested whether the project asks for it itself
     * @param wants the permissions that it wants and the lockfile has not approved
     * @param sizeBytes its bundle's length
     * @param cached whether the bundle is at hand, as far as that can be said without looking into it
     */
    public record Step(
            PackageId id,
            Kind kind,
            Optional<SemanticVersion> before,
            Optional<SemanticVersion> after,
            boolean requested,
            SortedSet<String> wants,
            long sizeBytes,
            boolean cached) {
        /** Copies the permissions. */
        public Step {
            wants = Collections.unmodifiableSortedSet(new TreeSet<>(wants));
        }

        /** Whether its files have to be unpacked. */
        public boolean needsBundle() {
            return kind == Kind.ADD || kind == Kind.UPDATE || kind == Kind.RESTORE;
        }
    }

    /**
     * Permissions that a package wants and that need somebody's yes. Who installs a package by its name says yes to what
     * the plan shows of it and of all that comes with it; what wants more than was approved, or comes along with an
     * update, needs one of its own. Where no person sees the plan, all of it does.
     *
     * @param id the package
     * @param version its version
     * @param missing what it wants
     * @param known whether another version of it was approved before, with less
     */
    public record PermissionRequest(PackageId id, SemanticVersion version, SortedSet<String> missing, boolean known) {
        /** Copies the permissions. */
        public PermissionRequest {
            missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        }
    }

    /** The steps of this kind. */
    public List<Step> steps(Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).toList();
    }

    /** Whether any package is touched. */
    public boolean touchesPackages() {
        return steps.stream().anyMatch(step -> step.kind() != Kind.KEEP);
    }

    /** The bundles that have to be downloaded. */
    public List<Step> downloads() {
        return steps.stream()
                .filter(step -> step.needsBundle() && !step.cached())
                .toList();
    }
}
