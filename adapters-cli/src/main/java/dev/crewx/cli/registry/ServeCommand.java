package dev.crewx.cli.registry;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Passwords;
import dev.crewx.cli.console.RegistryLauncher;
import dev.crewx.cli.console.RegistryLauncher.Administrator;
import dev.crewx.cli.console.RegistryLauncher.LaunchException;
import dev.crewx.cli.console.RegistryLauncher.Running;
import dev.crewx.cli.console.Shutdown;
import dev.crewx.domain.json.JsonValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code crewx registry serve}. */
@CommandLine.Command(
        name = "serve",
        description = "Serve a registry until Ctrl-C.",
        footer = {
            "",
            "The settings are on docs/server.md.",
            "",
            "Examples:",
            "  crewx registry serve --dev --port 0",
            "  crewx registry serve --config registry.properties --set log.format=json"
        })
@JsonShape("registry: the address it listened on; told when it ends")
final class ServeCommand extends Command {
    @Option(
            names = "--port",
            defaultValue = "3000",
            paramLabel = "<port>",
            description = "The port (3000); 0 takes a free one.")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "<host>",
            description = "The address to bind to (127.0.0.1).")
    private String host = "";

    @Option(
            names = "--storage",
            defaultValue = "memory",
            paramLabel = "<name>",
            description = "Where to keep things (memory).")
    private String storage = "";

    @Option(names = "--dev", description = "For trying out: makes the administrator testuser/testpass; loopback only.")
    private boolean dev;

    @Option(
            names = "--admin-password-stdin",
            description =
                    "Make the administrator \"admin\", or set its password anew; read the password from standard input.")
    private boolean adminPasswordStdin;

    @Option(
            names = "--config",
            paramLabel = "<file>",
            description = "A file with settings, a line like http.max-connections=500 each.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "<name>=<value>",
            description = "One setting; may be repeated. Before CREWX_SERVER_<NAME>, before --config.")
    private Map<String, String> settings = new LinkedHashMap<>();

    ServeCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        if (port < 0 || port > 65_535) {
            throw CommandFailure.of(FailureType.BAD_PORT, "A port is 0 to 65535, not " + port + ".");
        }
        if (dev && !isLoopback(host)) {
            throw CommandFailure.of(
                    FailureType.DEV_NOT_LOOPBACK,
                    "--dev has a known password and binds to loopback only, not to " + host + ".");
        }
        try (Running server = context().services().registryLauncher().start(options())) {
            result("registry", JsonValue.of(server.address().toString()));
            console.say("Listening on " + server.address());
            if (!server.durable()) {
                console.talk("", "Storage \"" + storage + "\": what this registry holds ends with it.");
            }
            if (dev) {
                console.talk("", "Development: the administrator is testuser, the password testpass.");
            }
            server.setupToken()
                    .ifPresent(token -> console.talk(
                            "",
                            "There is no account yet. Make the administrator's with POST /users and, for this once, "
                                    + "Authorization: Bearer " + token));
            Shutdown.await(server::close);
        } catch (LaunchException e) {
            throw CommandFailure.of(FailureType.SERVE_FAILED, String.valueOf(e.getMessage()));
        }
        return ExitCode.DONE;
    }

    private RegistryLauncher.Options options() {
        Optional<Administrator> administrator = dev
                ? Optional.of(new Administrator("testuser", "testpass"))
                : adminPasswordStdin
                        ? Optional.of(new Administrator(
                                "admin",
                                Passwords.lines(context().environment(), 1).getFirst()))
                        : Optional.empty();
        return new RegistryLauncher.Options(
                host,
                port,
                storage,
                administrator,
                dev,
                ServerSettingTexts.gather(context().environment(), config, settings));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
