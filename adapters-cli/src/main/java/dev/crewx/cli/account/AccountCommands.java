package dev.crewx.cli.account;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandTree;
import dev.crewx.cli.console.Group;
import picocli.CommandLine;

/** Signing in, accounts and keys, below {@code crewx registry}. */
public final class AccountCommands {
    private AccountCommands() {}

    /** Adds them to the group. */
    public static void addTo(CommandTree registry, CliContext context) {
        registry.command("login", () -> new LoginCommand(context))
                .command("logout", () -> new LogoutCommand(context))
                .command("whoami", () -> new WhoAmICommand(context))
                .group(
                        "key",
                        new CommandTree(Key::new)
                                .command("create", () -> new KeyCreateCommand(context))
                                .command("list", () -> new KeyListCommand(context))
                                .command("revoke", () -> new KeyRevokeCommand(context)))
                .group(
                        "user",
                        new CommandTree(User::new)
                                .command("create", () -> new UserCreateCommand(context))
                                .command("show", () -> new UserShowCommand(context))
                                .command("password", () -> new UserPasswordCommand(context))
                                .command("disable", () -> new UserDisableCommand(context))
                                .command("enable", () -> new UserEnableCommand(context)));
    }

    @CommandLine.Command(name = "key", description = "API keys of one's account.")
    private static final class Key extends Group {}

    @CommandLine.Command(name = "user", description = "Accounts of a registry.")
    private static final class User extends Group {}
}
