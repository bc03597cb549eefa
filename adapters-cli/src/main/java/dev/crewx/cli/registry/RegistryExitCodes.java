package dev.crewx.cli.registry;

import dev.crewx.cli.console.ExitCode;

/** What a registry's refusals mean to a script. */
public final class RegistryExitCodes {
    private RegistryExitCodes() {}

    /** The exit code of a command that a registry refused with this HTTP status. */
    public static ExitCode of(int status) {
        return switch (status) {
            case 401, 403 -> ExitCode.NOT_ALLOWED;
            case 404 -> ExitCode.NOT_FOUND;
            case 408, 429 -> ExitCode.NETWORK;
            default -> status >= 500 ? ExitCode.NETWORK : ExitCode.FAILED;
        };
    }
}
