package dev.crewx.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules saw the whole project: what is not scanned breaks no rule. */
final class WholeProjectTest {
    private static final Project PROJECT = Project.current();

    @Test
    void everySourceFileOfEveryModuleWasScanned() {
        assertEquals(List.of(), unseen(PROJECT.modules(), PROJECT.classes()));
    }

    @Test
    void aModuleThatWasNotScannedIsNoticed() {
        ProjectModule domain = PROJECT.modules().getFirst();
        JavaClasses domainOnly = new ClassFileImporter().importPaths(domain.classes());
        List<String> unseen = unseen(PROJECT.modules(), domainOnly);
        assertTrue(unseen.contains("application: dev.crewx.application.publish.PublishPackage"), unseen::toString);
        assertTrue(unseen.stream().noneMatch(line -> line.startsWith("domain:")), unseen::toString);
    }

    @Test
    void everyFolderWithAPomIsAModuleOfTheBuild() throws IOException {
        Set<String> modules = Project.modulesOf(PROJECT.root()).stream()
                .map(ProjectModule::name)
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> folders = Files.list(PROJECT.root())) {
            assertEquals(
                    modules,
                    folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                            .map(folder -> folder.getFileName().toString())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void everyModuleHasADescriptorAndKeepsToThePackageOfItsName() {
        assertFalse(PROJECT.modules().isEmpty());
        assertEquals(
                PROJECT.modules().size(),
                PROJECT.descriptors().size(),
                () -> "modules with sources: " + PROJECT.modules() + ", descriptors: " + PROJECT.descriptors());
        for (ModuleDescriptor descriptor : PROJECT.descriptors()) {
            String name = descriptor.name();
            List<String> strangers = descriptor.packages().stream()
                    .filter(p -> !p.equals(name) && !p.startsWith(name + "."))
                    .filter(p -> !p.startsWith("META-INF"))
                    .toList();
            assertEquals(List.of(), strangers, () -> "packages of " + name + " outside of its name");
        }
    }

    @Test
    void noModuleStandsInsideThePackagesOfAnother() {
        List<String> names =
                PROJECT.descriptors().stream().map(ModuleDescriptor::name).toList();
        for (String name : names) {
            assertTrue(
                    names.stream().noneMatch(other -> other.startsWith(name + ".")),
                    () -> "a module's name begins with " + name + ".: no rule could tell their classes apart");
        }
    }

    private static List<String> unseen(List<ProjectModule> modules, JavaClasses classes) {
        List<String> unseen = new ArrayList<>();
        for (ProjectModule module : modules) {
            for (String type : module.sourceTypes()) {
                if (!classes.contain(type)) {
                    unseen.add(module.name() + ": " + type);
                }
            }
        }
        return unseen;
    }
}
