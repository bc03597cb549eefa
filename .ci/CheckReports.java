import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads the reports of surefire and failsafe. Fails on a skipped test that {@code .ci/expected-skips} does not name and
 * on a module that has tests and ran none; ends with the counts in one line. Run: {@code java .ci/CheckReports.java}.
 */
public final class CheckReports {
    private int passed;
    private int failed;
    private int skipped;
    private final List<String> complaints = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        CheckReports check = new CheckReports();
        try (Stream<Path> modules = Files.list(Path.of("."))) {
            for (Path module : modules.filter(m -> Files.isDirectory(m.resolve("src/test/java"))).sorted().toList()) {
                check.module(module);
            }
        }
        check.complaints.forEach(System.out::println);
        System.out.printf("%d passed, %d failed, %d skipped%n", check.passed, check.failed, check.skipped);
        System.exit(check.failed > 0 || check.passed == 0 || !check.complaints.isEmpty() ? 1 : 0);
    }

    private void module(Path module) throws Exception {
        int before = passed + failed + skipped;
        for (String folder : List.of("surefire-reports", "failsafe-reports")) {
            Path reports = module.resolve("target").resolve(folder);
            if (Files.isDirectory(reports)) {
                try (Stream<Path> files = Files.list(reports)) {
                    for (Path file : files.filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml")).sorted().toList()) {
                        report(file);
                    }
                }
            }
        }
        if (passed + failed + skipped == before && hasTestClasses(module)) {
            complaints.add("has tests but ran none: " + module.getFileName());
        }
    }

    private static boolean hasTestClasses(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
            return files.anyMatch(file -> file.getFileName().toString().matches(".*(Test|IT)\\.java"));
        }
    }

    private void report(Path file) throws Exception {
        NodeList cases = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            String name = test.getAttribute("classname") + "." + test.getAttribute("name");
            if (test.getElementsByTagName("failure").getLength() + test.getElementsByTagName("error").getLength() > 0) {
                failed++;
            } else if (test.getElementsByTagName("skipped").getLength() > 0) {
                skipped++;
                if (!isExpected(name)) {
                    complaints.add("skipped and not expected to be: " + name);
                }
            } else {
                passed++;
            }
        }
    }

    private static boolean isExpected(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(".ci/expected-skips"))) {
            return lines.map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .anyMatch(name::startsWith);
        }
    }
}
