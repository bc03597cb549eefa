package dev.crewx.cli.install;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandTree;

/** The commands about what a project uses. */
public final class InstallCommands {
    private InstallCommands() {}

    /** Adds them to {@code crewx registry}. */
    public static void addTo(CommandTree registry, CliContext context) {
        registry.command("install", () -> new InstallCommand(context))
                .command("uninstall", () -> new UninstallCommand(context))
                .command("update", () -> new UpdateCommand(context))
                .command("outdated", () -> new OutdatedCommand(context))
                .command("ls", () -> new LsCommand(context))
                .command("tree", () -> new TreeCommand(context))
                .command("why", () -> new WhyCommand(context))
                .command("verify", () -> new VerifyCommand(context));
    }
}
