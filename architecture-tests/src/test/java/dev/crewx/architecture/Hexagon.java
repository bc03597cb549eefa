package dev.crewx.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a house, each by its root package; what a rule is told, so that it can be shown on a seeded house too.
 *
 * @param domain values and rules
 * @param application use cases and ports
 * @param adapters the ways in and out
 * @param compositionRoot what puts them together
 * @param acquaintances the adapters that may know another, the documented exceptions
 */
record Hexagon(
        String domain,
        String application,
        Set<String> adapters,
        String compositionRoot,
        Set<Acquaintance> acquaintances) {

    /**
     * An adapter that may know another.
     *
     * @param who its root package
     * @param whom the other's
     */
    record Acquaintance(String who, String whom) {}

    /** Whether a class stands in a package or below it. */
    static boolean isIn(JavaClass type, String root) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /** Classes in a package or below it. */
    static DescribedPredicate<JavaClass> in(String root) {
        return describe("reside in " + root, type -> isIn(type, root));
    }

    /** The adapter a class belongs to, by its root package. */
    Optional<String> adapterOf(JavaClass type) {
        return adapters.stream().filter(root -> isIn(type, root)).findFirst();
    }

    /** Whether a class of one adapter may name a class of the other. */
    boolean acquainted(String who, String whom) {
        return who.equals(whom) || acquaintances.contains(new Acquaintance(who, whom));
    }

    /** Classes in a package of ports. */
    static boolean isPortPackage(JavaClass type) {
        String name = type.getPackageName();
        return name.endsWith(".spi") || name.contains(".spi.");
    }
}
