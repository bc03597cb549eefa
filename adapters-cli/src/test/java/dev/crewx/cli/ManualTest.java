package dev.crewx.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CliServices;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.Group;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.TestEnvironment;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/CLI.md} says what the commands are: it is written from them, and compared here. */
final class ManualTest {
    private static final Path PAGE = Path.of("..", "docs", "CLI.md");

    private static CommandLine root() {
        CliServices none = (CliServices) Proxy.newProxyInstance(
                CliServices.class.getClassLoader(), new Class<?>[] {CliServices.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("To be told of, a command needs nothing: " + method);
                });
        return new CrewxCli(environment -> none).commandLine(new CliContext(TestEnvironment.with(Map.of()), none));
    }

    private static List<CommandLine> commands(CommandLine from) {
        List<CommandLine> all = new ArrayList<>();
        all.add(from);
        from.getSubcommands().values().forEach(sub -> all.addAll(commands(sub)));
        return all;
    }

    private static boolean isGroup(CommandLine command) {
        return command.getCommandSpec().userObject() instanceof Group;
    }

    @Test
    void thePageTellsOfEveryCommandAsItIs() throws IOException {
        String page = page();
        if (Boolean.getBoolean("crewx.docs.update") && System.getenv("CI") == null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.readString(PAGE),
                "docs/CLI.md is stale; rewrite it with: mvn -pl adapters-cli -am verify -Dtest=ManualTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dcrewx.docs.update=true");
    }

    @Test
    void everyCommandHasAnExample() {
        List<String> without = commands(root()).stream()
                .filter(command -> !isGroup(command))
                .filter(command -> !String.join(
                                "\n", command.getCommandSpec().usageMessage().footer())
                        .contains(command.getCommandSpec().qualifiedName()))
                .map(command -> command.getCommandSpec().qualifiedName())
                .toList();
        assertEquals(List.of(), without);
    }

    @Test
    void everyCommandSaysWhatItsJsonHolds() {
        List<String> without = commands(root()).stream()
                .filter(command -> !isGroup(command))
                .filter(command ->
                        !command.getCommandSpec().userObject().getClass().isAnnotationPresent(JsonShape.class))
                .map(command -> command.getCommandSpec().qualifiedName())
                .toList();
        assertEquals(List.of(), without);
    }

    @Test
    void noHelpIsWiderThanTheTerminal() {
        for (CommandLine command : commands(root())) {
            command.getUsageMessage(Ansi.OFF)
                    .lines()
                    .forEach(line -> assertTrue(
                            line.length() <= 80, command.getCommandSpec().qualifiedName() + ": " + line));
        }
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # The `crewx` command

                Written from the commands by `ManualTest`; do not edit by hand. Data goes to standard output, talk and progress to
                standard error. With `--json` standard output holds one object and nothing else: `exitCode`, what the command's
                section names, and, when it failed, `problem` with `type` ([errors](errors.md)), `detail`, `errors[]` and `hint`.

                | exit | means |
                |---|---|
                """);
        for (ExitCode code : ExitCode.values()) {
            page.append("| %d | %s |%n".formatted(code.code(), code.meaning()));
        }
        commands(root()).stream().filter(command -> !isGroup(command)).forEach(command -> section(page, command));
        return page.toString();
    }

    private static void section(StringBuilder page, CommandLine command) {
        page.append("\n## `").append(command.getCommandSpec().qualifiedName()).append("`\n\n```\n");
        // The list of exit codes is the same for all, and above.
        command.getCommandSpec().usageMessage().exitCodeListHeading("").exitCodeList(Map.of());
        page.append(command.getUsageMessage(Ansi.OFF).stripTrailing()).append("\n```\n");
        JsonShape shape = command.getCommandSpec().userObject().getClass().getAnnotation(JsonShape.class);
        if (shape != null) {
            page.append("\n`--json`:\n\n");
            for (String member : shape.value()) {
                int colon = member.indexOf(':');
                page.append("- `")
                        .append(member, 0, colon)
                        .append('`')
                        .append(member.substring(colon))
                        .append('\n');
            }
        }
    }
}
