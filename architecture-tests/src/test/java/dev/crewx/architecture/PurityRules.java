package dev.crewx.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Set;

/** What the inner two layers may take from the JDK: values in, values out. */
final class PurityRules {
    /** What is pure enough for the domain; no files, sockets, databases, logs, processes. */
    private static final Set<String> PACKAGES = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.constant",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.math",
            "java.nio",
            "java.nio.charset",
            "java.security",
            "java.text",
            "java.time",
            "java.time.chrono",
            "java.time.format",
            "java.time.temporal",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "java.util.function",
            "java.util.random",
            "java.util.regex",
            "java.util.stream");

    /** Doors to the outside that stand in those packages. */
    private static final Set<String> DOORS = Set.of(
            "java.lang.IO",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.nio.MappedByteBuffer",
            "java.util.ResourceBundle",
            "java.util.Scanner",
            "java.util.ServiceLoader",
            "java.util.Timer");

    /** The JDK's marker that says nothing about input or output. */
    private static final Set<String> DOMAIN_VALUES = Set.of("java.io.Serializable");

    /**
     * What ports pass along: a stream somebody else opened, the name of a file or a place. None of them opens anything.
     */
    private static final Set<String> APPLICATION_VALUES = Set.of(
            "java.io.BufferedInputStream",
            "java.io.BufferedOutputStream",
            "java.io.ByteArrayInputStream",
            "java.io.ByteArrayOutputStream",
            "java.io.Closeable",
            "java.io.EOFException",
            "java.io.FilterInputStream",
            "java.io.FilterOutputStream",
            "java.io.Flushable",
            "java.io.IOException",
            "java.io.InputStream",
            "java.io.OutputStream",
            "java.io.Serializable",
            "java.io.UncheckedIOException",
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.nio.file.InvalidPathException",
            "java.nio.file.Path");

    /** What a path does not know of itself. */
    private static final Set<String> ASKING = Set.of(
            "java.nio.file.Path.register",
            "java.nio.file.Path.toAbsolutePath",
            "java.nio.file.Path.toFile",
            "java.nio.file.Path.toRealPath",
            "java.nio.file.Path.toUri");

    private final Hexagon house;

    PurityRules(Hexagon house) {
        this.house = house;
    }

    ArchRule domainDoesNoInputOrOutput() {
        return noClasses()
                .that(Hexagon.in(house.domain()))
                .should()
                .dependOnClassesThat(reachOutside(DOMAIN_VALUES))
                .because("the domain's tests need nothing but the domain");
    }

    ArchRule applicationLeavesInputAndOutputToPorts() {
        ArchRule opensNothing = noClasses()
                .that(Hexagon.in(house.application()))
                .should()
                .dependOnClassesThat(reachOutside(APPLICATION_VALUES));
        ArchRule asksNothing = noClasses()
                .that(Hexagon.in(house.application()))
                .should()
                .accessTargetWhere(Accesses.to("it asks the file system about a path", ASKING));
        return CompositeArchRule.of(opensNothing)
                .and(asksNothing)
                .because("a use case takes streams, paths and addresses as values; a port opens them");
    }

    ArchRule domainHasNoHiddenInputs() {
        return noHiddenInputs(house.domain());
    }

    ArchRule applicationHasNoHiddenInputs() {
        return noHiddenInputs(house.application());
    }

    private static ArchRule noHiddenInputs(String root) {
        return noClasses()
                .that(Hexagon.in(root))
                .should()
                .accessTargetWhere(HiddenInputs.accessed())
                .because("same inputs, same outputs: clock, timer, randomness, ids and environment are passed in");
    }

    private static DescribedPredicate<JavaClass> reachOutside(Set<String> values) {
        return describe(
                "reach outside",
                type -> type.getPackageName().startsWith("java")
                        && !type.isPrimitive()
                        && !values.contains(type.getName())
                        && (!PACKAGES.contains(type.getPackageName()) || DOORS.contains(outermost(type))));
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(PurityRules::outermost).orElseGet(type::getName);
    }
}
