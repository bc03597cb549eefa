package dev.crewx.cli.setup;

import dev.crewx.application.remote.CheckRegistries;
import dev.crewx.application.remote.RegistryAccess.Wish;
import dev.crewx.application.remote.RegistryChoice.Chosen;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.domain.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code crewx doctor}. */
@CommandLine.Command(
        name = "doctor",
        description = "Look for what is wrong with this client and say how to mend it; changes nothing.",
        footer = {"", "Example:", "  crewx doctor"})
@JsonShape({
    "healthy: whether nothing is wrong; warnings do not count",
    "checks[]: topic (java, settings, login, registry, cache, project), state (ok, warning or error), message, remedy"
            + " (null where there is nothing to do)"
})
public final class DoctorCommand extends Command {
    /** In this context. */
    public DoctorCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Path project = context().services().projectOf(context().environment().workingDirectory());
        List<Check> checks = new ArrayList<>();
        checks.add(java());
        checks.addAll(guarded("settings", () -> settings(project, console)));
        checks.addAll(guarded("login", this::credentials));
        if (checks.stream().noneMatch(check -> check.state() == Check.State.ERROR)) {
            checks.addAll(guarded("registry", () -> registries(project, console)));
        }
        checks.addAll(guarded(
                "cache", () -> CacheChecks.of(context().services().bundleCache().check())));
        checks.addAll(guarded("project", () -> ProjectChecks.of(context(), project)));
        boolean healthy = checks.stream().noneMatch(check -> check.state() == Check.State.ERROR);
        result("healthy", JsonValue.of(healthy));
        result("checks", Members.list(checks, Check::members));
        checks.forEach(check -> check.say(console));
        return healthy ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Check java() {
        return Check.ok(
                "java",
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ") at "
                        + System.getProperty("java.home") + "; crewx "
                        + context().services().version());
    }

    private List<Check> settings(Path project, Console console) {
        Chosen chosen = new Registries(context(), console, Wish.NONE).chosen();
        return SettingsChecks.of(
                context().environment(), context().services().settings(project).layers(), chosen);
    }

    private List<Check> credentials() {
        CredentialStore store = context().services().credentials();
        int count = store.all().size();
        return List.of(
                store.isPrivate()
                        ? Check.ok("login", count + " credentials kept, readable by nobody else")
                        : Check.warning(
                                "login",
                                count + " credentials kept, and others on this machine can read them",
                                "crewx registry login makes the file private again; revoke what may have been read"));
    }

    private List<Check> registries(Path project, Console console) {
        ClientSettings settings = context().services().settings(project);
        return RegistryChecks.of(new CheckRegistries(
                        context().services().registryAccess(project, console),
                        settings,
                        context().services().credentials())
                .check());
    }

    /** A file that is not understood is a finding, not the end of the visit. */
    private static List<Check> guarded(String topic, Supplier<List<Check>> checks) {
        try {
            return checks.get();
        } catch (ClientStateException e) {
            return List.of(Check.error(topic, String.valueOf(e.getMessage()), "Mend or remove the file that is named"));
        } catch (CommandFailure e) {
            List<String> details = e.details();
            return List.of(Check.error(
                    topic,
                    details.isEmpty() ? e.text() : e.text() + " " + String.join(", ", details),
                    e.hint().orElse("Mend what is named")));
        }
    }
}
