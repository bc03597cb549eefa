package dev.crewx.cli.account;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Passwords;
import dev.crewx.cli.console.Question;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry user password}. */
@CommandLine.Command(
        name = "password",
        description = "Set a password: one's own, or anybody's (administrators).",
        footer = {"", "Example:", "  crewx registry user password"})
@JsonShape("user: whose password was set")
final class UserPasswordCommand extends RegistryCommand {
    @Parameters(arity = "0..1", paramLabel = "<name>", description = "The account's name; one's own when not said.")
    private @Nullable String name;

    @Option(
            names = "--password-stdin",
            description = "Read from standard input: of one's own account the present password and the new one, a line"
                    + " each; of another's the new one.")
    private boolean passwordStdin;

    UserPasswordCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Connection connection = registries.signedIn();
        Username self =
                registries.require(connection, connection.accounts().whoAmI()).user();
        Username user = name == null ? self : Specifiers.username(name);
        Change change = user.equals(self) ? own() : others();
        registries.require(connection, connection.accounts().changePassword(user, change.current(), change.next()));
        result("user", JsonValue.of(user.value()));
        console.say("✅", "Password set: " + user);
        console.talk("", "Where " + user + " was signed in, it takes the new password to sign in again.");
        return ExitCode.DONE;
    }

    private Change own() {
        if (passwordStdin) {
            List<String> lines = Passwords.lines(context().environment(), 2);
            return new Change(Optional.of(lines.get(0)), lines.get(1));
        }
        String current = Passwords.read(question(), false, "Present password: ");
        return new Change(Optional.of(current), typedTwice(question()));
    }

    private Change others() {
        String next =
                passwordStdin ? Passwords.lines(context().environment(), 1).getFirst() : typedTwice(question());
        return new Change(Optional.empty(), next);
    }

    private static String typedTwice(Question question) {
        String next = Passwords.read(question, false, "New password: ");
        if (!next.equals(Passwords.read(question, false, "Once more: "))) {
            throw CommandFailure.of(FailureType.NO_PASSWORD, "The two are not the same; nothing was changed.");
        }
        return next;
    }

    /** Passwords before and after; never shown. */
    private record Change(Optional<String> current, String next) {
        @Override
        public String toString() {
            return "Change[]";
        }
    }
}
