package dev.crewx.cli.connection;

import dev.crewx.cli.console.ExitCode;

/** What a registry's refusals mean to a script. */
public final class RegistryExitCodes {
    private RegistryExitCodes() {}

    /**
     * The exit code of a command that a registry refused.
     *
     * @param status the HTTP status
     * @param type the problem's slug; empty when the registry gave none
     */
    public static ExitCode of(int status, String type) {
        if (type.equals("dependency-conflict") || type.equals("dependency-cycle")) {
            return ExitCode.NO_SOLUTION;
        }
        return switch (status) {
            case 401, 403 -> ExitCode.NOT_ALLOWED;
            case 404, 410 -> ExitCode.NOT_FOUND;
            case 408, 429 -> ExitCode.NETWORK;
            default -> status >= 500 ? ExitCode.NETWORK : ExitCode.FAILED;
        };
    }
}
