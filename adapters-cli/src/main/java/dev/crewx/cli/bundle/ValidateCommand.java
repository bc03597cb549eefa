package dev.crewx.cli.bundle;

import dev.crewx.application.bundle.ValidateBundle;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.skill.Strictness;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx bundle validate}. */
@CommandLine.Command(
        name = "validate",
        description = "Hold a bundle, or a folder that would become one, against all rules.",
        footer = {"", "Example:", "  crewx bundle validate my-skill-1.0.0.crewx"})
@JsonShape({"valid: whether no rule is broken", "findings[]: severity, code, pointer (where), message, found, allowed"})
final class ValidateCommand extends Command {
    @Parameters(arity = "0..1", defaultValue = ".", paramLabel = "<file or dir>", description = "What to check (.).")
    private Path path = Path.of(".");

    @Option(names = "--strict", description = "Take broken rules of a folder's skills as errors, not warnings.")
    private boolean strict;

    ValidateCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Path target = context().environment().resolve(path);
        Strictness strictness = strict ? Strictness.STRICT : Strictness.LENIENT;
        return switch (context().services().validateBundle().validate(target, strictness, BundleLimits.DEFAULT)) {
            case ValidateBundle.Result.Absent(Path absent) ->
                throw CommandFailure.of(FailureType.NOT_FOUND, "There is nothing at " + absent + ".");
            case ValidateBundle.Result.Report report -> tell(report, console);
        };
    }

    private ExitCode tell(ValidateBundle.Result.Report report, Console console) {
        result("valid", JsonValue.of(report.valid()));
        result("findings", Bundling.json(report.findings()));
        report.findings().stream()
                .filter(finding -> !finding.isError())
                .forEach(finding -> console.warn(finding.toString()));
        if (!report.valid()) {
            throw Bundling.invalid(report.findings());
        }
        long warnings = report.findings().stream().filter(f -> !f.isError()).count();
        console.say(
                "✅",
                "Valid: "
                        + report.manifest().map(m -> m.id() + "@" + m.version()).orElse("") + ", "
                        + report.skills().size() + " skills, " + warnings + " warnings");
        return ExitCode.DONE;
    }
}
