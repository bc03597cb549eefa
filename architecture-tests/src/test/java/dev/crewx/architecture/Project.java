package dev.crewx.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The project as it stands on disk: the modules of {@code pom.xml}, their classes, their descriptors. */
final class Project {
    static final String DOMAIN = "dev.crewx.domain";
    static final String APPLICATION = "dev.crewx.application";
    static final String COMPOSITION_ROOT = "dev.crewx.distribution";
    static final String CLI = "dev.crewx.cli";
    static final String RUNTIME = "dev.crewx.runtime";
    static final String MCP = "dev.crewx.mcp";

    /** What never ships: benchmarks, and these tests. */
    private static final Set<String> NOT_SHIPPED = Set.of("benchmarks", "architecture-tests");

    /** Micronaut's processor writes bean definitions beside our classes; their names begin with a dollar. */
    private static final Pattern GENERATED = Pattern.compile(".*/\\$[^/]*\\.class");

    private static final Project CURRENT = new Project(findRoot());

    private final Path root;
    private final List<ProjectModule> modules;
    private final List<ModuleDescriptor> descriptors;
    private final JavaClasses classes;
    private final JavaClasses testClasses;

    private Project(Path root) {
        this.root = root;
        this.modules = modulesOf(root).stream()
                .filter(module -> !NOT_SHIPPED.contains(module.name()))
                .filter(module -> Files.isDirectory(module.sources()))
                .toList();
        this.descriptors = ModuleFinder.of(paths(ProjectModule::classes)).findAll().stream()
                .map(ModuleReference::descriptor)
                .sorted(Comparator.comparing(ModuleDescriptor::name))
                .toList();
        ImportOption written = location -> !location.matches(GENERATED);
        ClassFileImporter importer = new ClassFileImporter().withImportOption(written);
        this.classes = importer.importPaths(paths(ProjectModule::classes));
        this.testClasses = importer.importPaths(paths(ProjectModule::testClasses));
    }

    static Project current() {
        return CURRENT;
    }

    Path root() {
        return root;
    }

    /** The modules that ship, in the order of {@code pom.xml}. */
    List<ProjectModule> modules() {
        return modules;
    }

    /** The descriptors of the modules that ship, by name. */
    List<ModuleDescriptor> descriptors() {
        return descriptors;
    }

    /** Every class that ships and that a person wrote. */
    JavaClasses classes() {
        return classes;
    }

    /** The tests and testkits of the modules that ship. */
    JavaClasses testClasses() {
        return testClasses;
    }

    /**
     * The parts of the house. Every module but domain, application and the composition root is an adapter, so a new one
     * is under the rules from its first class on; its packages stand under the name of its module.
     */
    Hexagon hexagon() {
        Set<String> adapters = descriptors.stream()
                .map(ModuleDescriptor::name)
                .filter(name -> !Set.of(DOMAIN, APPLICATION, COMPOSITION_ROOT).contains(name))
                .collect(Collectors.toUnmodifiableSet());
        // The command line and the MCP server run skills with the library that the project publishes for exactly that.
        return new Hexagon(
                DOMAIN,
                APPLICATION,
                adapters,
                COMPOSITION_ROOT,
                Set.of(new Hexagon.Acquaintance(CLI, RUNTIME), new Hexagon.Acquaintance(MCP, RUNTIME)));
    }

    /** Every module of {@code pom.xml}, shipped or not. */
    static List<ProjectModule> modulesOf(Path root) {
        try {
            Element project = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(root.resolve("pom.xml").toFile())
                    .getDocumentElement();
            List<ProjectModule> modules = new ArrayList<>();
            for (Element list : children(project, "modules")) {
                for (Element module : children(list, "module")) {
                    modules.add(new ProjectModule(
                            root.resolve(module.getTextContent().strip())));
                }
            }
            return List.copyOf(modules);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("Could not read the modules of " + root.resolve("pom.xml"), e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private Path[] paths(Function<ProjectModule, Path> which) {
        return modules.stream().map(which).filter(Files::isDirectory).toArray(Path[]::new);
    }

    private static Path findRoot() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("pom.xml"))
                    && !modulesOf(folder).isEmpty()) {
                return folder;
            }
        }
        throw new IllegalStateException("No pom.xml with modules at or above " + start);
    }
}
