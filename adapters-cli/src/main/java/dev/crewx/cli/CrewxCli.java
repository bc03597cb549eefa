package dev.crewx.cli;

import dev.crewx.cli.bundle.BundleCommands;
import dev.crewx.cli.completion.CompletionCommand;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.CliServices;
import dev.crewx.cli.console.CommandRunner;
import dev.crewx.cli.console.CommandTree;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Style;
import dev.crewx.cli.quickstart.QuickstartCommand;
import dev.crewx.cli.registry.RegistryCommands;
import dev.crewx.cli.setup.DoctorCommand;
import dev.crewx.cli.setup.TrustCommand;
import dev.crewx.cli.skill.SkillCommands;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The {@code crewx} command: its whole tree of subcommands. */
public final class CrewxCli implements CommandRunner {
    private final Function<CliEnvironment, CliServices> services;

    /**
     * The command over these services.
     *
     * @param services makes the services for an environment
     */
    public CrewxCli(Function<CliEnvironment, CliServices> services) {
        this.services = services;
    }

    @Override
    public int run(CliEnvironment environment, String... arguments) {
        CliContext context = new CliContext(environment, services.apply(environment));
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && words.getFirst().equals("help")) {
            return execute(context, helpOf(words.subList(1, words.size())));
        }
        return execute(context, words);
    }

    private int execute(CliContext context, List<String> words) {
        return commandLine(context, words).execute(words.toArray(String[]::new));
    }

    /** {@code help x y}, as git and gh have it, is {@code x y --help}. */
    private static List<String> helpOf(List<String> command) {
        return Stream.concat(command.stream(), Stream.of("--help")).toList();
    }

    /** The whole tree, for telling of it. */
    CommandLine commandLine(CliContext context) {
        return commandLine(context, List.of());
    }

    /** As much of the tree as these words need. */
    private CommandLine commandLine(CliContext context, List<String> words) {
        CommandTree tree = new CommandTree(() -> new RootCommand(context))
                .command("quickstart", () -> new QuickstartCommand(context, this))
                .group("bundle", BundleCommands.in(context))
                .group("registry", RegistryCommands.in(context))
                .group("skill", SkillCommands.in(context))
                .command("doctor", () -> new DoctorCommand(context))
                .command("trust", () -> new TrustCommand(context))
                .command("completion", () -> new CompletionCommand(context, () -> commandLine(context)));
        CommandLine root = tree.along(words);
        root.setOut(writer(context.environment().out()))
                .setErr(writer(context.environment().err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(context.environment())))
                .setUsageHelpWidth(Math.clamp(context.environment().columns(), 60, 120))
                .setExecutionExceptionHandler((failure, command, result) -> {
                    throw failure;
                })
                .setParameterExceptionHandler((wrong, arguments) -> usageFailure(context, wrong, arguments));
        document(root);
        return root;
    }

    private static CommandLine.Help.Ansi ansi(CliEnvironment environment) {
        return Style.of(environment, false, environment.terminal().output()).colours()
                ? CommandLine.Help.Ansi.ON
                : CommandLine.Help.Ansi.OFF;
    }

    /** A writer that gives its characters to the stream's own encoding. */
    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static void document(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n");
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(" " + code.code(), code.meaning());
        }
        spec.usageMessage().exitCodeList(codes);
        spec.usageMessage().sortOptions(false);
        command.getSubcommands().values().forEach(CrewxCli::document);
    }

    /** What is wrong with a command line; picocli tells a word that it cannot place by its index. */
    private static String message(CommandLine.ParameterException wrong) {
        if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
            String word = "\"" + unmatched.getUnmatched().getFirst() + "\"";
            return wrong.getCommandLine().getSubcommands().isEmpty()
                    ? word + " is more than " + command + " takes."
                    : word + " is no command of " + command + ".";
        }
        return String.valueOf(wrong.getMessage());
    }

    private static int usageFailure(CliContext context, CommandLine.ParameterException wrong, String... arguments) {
        CommandLine command = wrong.getCommandLine();
        String message = message(wrong);
        String hint = "See \"" + command.getCommandSpec().qualifiedName() + " --help\".";
        if (Arrays.asList(arguments).contains("--json")) {
            JsonObject problem = new Members()
                    .put("type", FailureType.USAGE.slug())
                    .put("detail", message)
                    .put("errors", List.of())
                    .put("hint", hint)
                    .object();
            JsonObject whole = new Members()
                    .put("exitCode", ExitCode.USAGE.code())
                    .put("problem", problem)
                    .object();
            context.environment().out().println(context.services().json().compact(whole));
        }
        command.getErr().println(message);
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().println(hint);
        return ExitCode.USAGE.code();
    }
}
