package dev.crewx.cli;

import dev.crewx.cli.bundle.BundleCommands;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.CliServices;
import dev.crewx.cli.console.CommandRunner;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.quickstart.QuickstartCommand;
import dev.crewx.cli.registry.RegistryCommands;
import dev.crewx.cli.skill.SkillCommands;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
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
        return commandLine(context).execute(arguments);
    }

    /** The whole tree, for running it and for telling of it. */
    CommandLine commandLine(CliContext context) {
        CommandLine root = new CommandLine(new RootCommand(context))
                .addSubcommand(new QuickstartCommand(context, this))
                .addSubcommand(BundleCommands.in(context))
                .addSubcommand(RegistryCommands.in(context))
                .addSubcommand(SkillCommands.in(context));
        root.setOut(writer(context.environment().out()))
                .setErr(writer(context.environment().err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        context.environment().terminal() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(context.environment().columns(), 60, 120))
                .setExecutionExceptionHandler((failure, command, result) -> {
                    throw failure;
                })
                .setParameterExceptionHandler((wrong, arguments) -> usageFailure(context, wrong, arguments));
        document(root);
        return root;
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
        command.getSubcommands().values().forEach(CrewxCli::document);
    }

    private static int usageFailure(CliContext context, CommandLine.ParameterException wrong, String... arguments) {
        CommandLine command = wrong.getCommandLine();
        String message = String.valueOf(wrong.getMessage());
        String hint = "See \"" + command.getCommandSpec().qualifiedName() + " --help\".";
        if (Arrays.asList(arguments).contains("--json")) {
            JsonObject problem = new JsonObject(Map.of(
                    "type",
                    JsonValue.of(FailureType.USAGE.slug()),
                    "detail",
                    JsonValue.of(message),
                    "hint",
                    JsonValue.of(hint)));
            Map<String, JsonValue> whole = new LinkedHashMap<>();
            whole.put("exitCode", JsonValue.of(ExitCode.USAGE.code()));
            whole.put("problem", problem);
            context.environment().out().println(context.services().json().compact(new JsonObject(whole)));
        }
        command.getErr().println(message);
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().println(hint);
        return ExitCode.USAGE.code();
    }
}
