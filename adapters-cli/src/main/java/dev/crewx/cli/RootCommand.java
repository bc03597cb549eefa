package dev.crewx.cli;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Group;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code crewx} itself: shows its help or its version. */
@Command(
        name = "crewx",
        description = "The registry for AI-agent skills: bundle, publish, search, install, run.",
        footer = {"", "Example:", "  crewx quickstart --once"})
final class RootCommand extends Group {
    @Option(
            names = {"-V", "--version"},
            description = "Print the version.")
    private boolean version;

    private final CliContext context;

    RootCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (version) {
            context.environment().out().println("crewx " + context.services().version());
            return 0;
        }
        return super.call();
    }
}
