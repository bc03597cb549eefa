package dev.crewx.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the architecture page says of the code is so. */
final class ArchitecturePageTest {
    private static final Project PROJECT = Project.current();
    private static final String PAGE = ArchitecturePage.read(PROJECT.root()).text();

    /** A type, perhaps with a nested one or a member: {@code PublishPackage.publish}. */
    private static final Pattern CODE = Pattern.compile("`([A-Z]\\w*[a-z]\\w*(?:\\.\\w+)*)(?:\\(\\))?`");

    /** A module or package. */
    private static final Pattern PACKAGE = Pattern.compile("`(dev\\.crewx\\.[a-z0-9.]+)`");

    /** Names of the JDK that the page may use. */
    private static final Set<String> OF_THE_JDK = Set.of("ServiceLoader");

    /** What ships, and these tests. */
    private static final List<JavaClass> CLASSES = Stream.concat(
                    PROJECT.classes().stream(),
                    new ClassFileImporter()
                                    .importPath(new ProjectModule(PROJECT.root().resolve("architecture-tests"))
                                            .testClasses())
                                    .stream())
            .toList();

    @Test
    void everyRuleStandsInTheTableWithItsTest() {
        assertEquals(
                List.of(),
                testsOf(ArchitectureTest.class).stream()
                        .map(test -> "`ArchitectureTest." + test + "`")
                        .filter(test -> !PAGE.contains(test))
                        .toList());
    }

    @Test
    void theCommandThatRewritesTheGraphIsNamed() {
        assertTrue(PAGE.contains("\n" + ArchitecturePage.COMMAND + "\n"), ArchitecturePage.COMMAND);
    }

    @Test
    void everyRuleHasASeededViolationOfTheSameName() {
        assertEquals(testsOf(ArchitectureTest.class), testsOf(SeededViolationsTest.class));
    }

    @Test
    void everyTypeAndMemberThatThePageNamesExists() {
        assertEquals(List.of(), unknown(PAGE));
        assertFalse(CODE.matcher(PAGE).results().toList().isEmpty());
    }

    @Test
    void aNameThatDoesNotExistIsNoticed() {
        assertEquals(
                List.of("PublishPackages", "PublishPackage.publich", "dev.crewx.storage.jdbc"),
                unknown("`PublishPackages` `PublishPackage.publich` `PublishPackage.publish` `ServiceLoader` `POST`"
                        + " `dev.crewx.storage.jdbc` `dev.crewx.storage.memory`"));
    }

    @Test
    void everyModuleFolderIsNamed() {
        assertEquals(
                List.of(),
                Project.modulesOf(PROJECT.root()).stream()
                        .map(ProjectModule::name)
                        .filter(name -> !PAGE.contains("`" + name + "/`"))
                        .toList());
    }

    private static Set<String> testsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> unknown(String page) {
        List<String> unknown = new ArrayList<>();
        Matcher names = CODE.matcher(page);
        while (names.find()) {
            if (!isKnown(names.group(1))) {
                unknown.add(names.group(1));
            }
        }
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        PROJECT.descriptors().stream().map(ModuleDescriptor::name).forEach(packages::add);
        Matcher places = PACKAGE.matcher(page);
        while (places.find()) {
            if (!packages.contains(places.group(1))) {
                unknown.add(places.group(1));
            }
        }
        return unknown;
    }

    private static boolean isKnown(String name) {
        if (OF_THE_JDK.contains(name)) {
            return true;
        }
        int dot = name.lastIndexOf('.');
        return CLASSES.stream().anyMatch(type -> isCalled(type, name)) || (dot > 0 && isMember(name, dot));
    }

    private static boolean isMember(String name, int dot) {
        return CLASSES.stream()
                .filter(type -> isCalled(type, name.substring(0, dot)))
                .flatMap(type -> type.getAllMembers().stream())
                .map(JavaMember::getName)
                .anyMatch(name.substring(dot + 1)::equals);
    }

    private static boolean isCalled(JavaClass type, String name) {
        return type.getName().replace('$', '.').endsWith("." + name);
    }
}
