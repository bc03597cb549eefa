package dev.crewx.domain.resolution;

import dev.crewx.domain.version.VersionRange;
import org.jspecify.annotations.Nullable;

/** A variable that, where it holds, confines a package to a set of its values: what a requirement asks for. */
final class SetNode {
    final int variable;
    final PackageNode target;

    /** The range asked for; {@code null} for a set given by its members. */
    final @Nullable VersionRange range;

    /** Whether being absent is a member: so for optional dependencies. */
    final boolean orAbsent;

    /** The values that force this variable: the versions that ask for the set. */
    final IntList users = new IntList(4);

    /** The members, known once the package is. */
    long @Nullable [] members;

    SetNode(int variable, PackageNode target, @Nullable VersionRange range, boolean orAbsent) {
        this.variable = variable;
        this.target = target;
        this.range = range;
        this.orAbsent = orAbsent;
    }

    long[] members() {
        long[] known = members;
        if (known == null) {
            throw new IllegalStateException("The versions of " + target.name + " are not known yet");
        }
        return known;
    }
}
