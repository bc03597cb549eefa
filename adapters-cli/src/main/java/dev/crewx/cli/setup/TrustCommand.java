package dev.crewx.cli.setup;

import dev.crewx.application.skill.spi.TrustedFolders;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx trust}. */
@CommandLine.Command(
        name = "trust",
        description = {
            "Let a folder's crewx.yaml name commands that crewx runs.",
            "Read that file first: whoever can write it can run what he likes as you."
        },
        footer = {"", "Example:", "  crewx trust ."})
@JsonShape({
    "folder: the folder that was meant",
    "trusted: whether it is trusted now",
    "folders[]: with --list, all that are"
})
public final class TrustCommand extends Command {
    @Parameters(arity = "0..1", paramLabel = "<dir>", description = "The folder; the project's when not said.")
    private @Nullable Path folder;

    @Option(names = "--revoke", description = "Trust it no more.")
    private boolean revoke;

    @Option(names = "--list", description = "List the folders that are trusted.")
    private boolean list;

    /** In this context. */
    public TrustCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        TrustedFolders trusted = context().services().trustedFolders();
        if (list) {
            return list(trusted, console);
        }
        Path meant = folder == null
                ? context().services().projectOf(context().environment().workingDirectory())
                : context().environment().resolve(folder);
        if (revoke) {
            boolean was = trusted.revoke(meant);
            console.say(was ? "Trusted no more: " + meant : "It was not trusted: " + meant);
        } else {
            if (!Files.isDirectory(meant)) {
                throw CommandFailure.of(FailureType.FOLDER_NOT_FOUND, "There is no folder " + meant + ".");
            }
            trusted.trust(meant);
            console.say("✅", "Trusted: " + meant);
            console.talk("", "Commands that its crewx.yaml names are run from now on; --revoke takes that back.");
        }
        result("folder", JsonValue.of(meant.toString()));
        result("trusted", JsonValue.of(!revoke));
        return ExitCode.DONE;
    }

    private ExitCode list(TrustedFolders trusted, Console console) {
        List<Path> all = trusted.all();
        result("folders", JsonValue.ofStrings(all.stream().map(Path::toString).toList()));
        if (all.isEmpty()) {
            console.say("No folder is trusted.");
        }
        all.forEach(one -> console.say(one.toString()));
        return ExitCode.DONE;
    }
}
