package dev.crewx.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Set;

/** Calls, field accesses and method references, by what they reach. */
final class Accesses {
    private Accesses() {}

    /** Those that reach one of these members, each {@code package.Class.member}. */
    static DescribedPredicate<JavaAccess<?>> to(String description, Set<String> members) {
        return describe(description, access -> members.contains(member(access)));
    }

    /** The member that is reached, {@code package.Class.member}. */
    static String member(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }
}
