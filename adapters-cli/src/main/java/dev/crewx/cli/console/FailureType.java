package dev.crewx.cli.console;

import java.util.Locale;

/**
 * The kinds of failure a command can end with of its own; a registry's refusals keep the registry's slugs. Each is
 * documented in {@code docs/errors.md}; the slug never changes.
 */
public enum FailureType {
    /** The command line is not understood. */
    USAGE(ExitCode.USAGE, "The command line is not understood", "See the command's --help"),
    /** A text that should be a package id is none. */
    BAD_PACKAGE_ID(ExitCode.USAGE, "No package id", "Write name or @scope/name in lower case"),
    /** A text that should be a range is none. */
    BAD_RANGE(ExitCode.USAGE, "No version range", "Write it as npm does: ^1.2.0, ~1.2, >=1 <3"),
    /** A text that should be a version of a package is none. */
    BAD_VERSION(ExitCode.USAGE, "No version of a package", "Write it like name@1.2.0"),
    /** A text that should be a user's name is none. */
    BAD_USERNAME(ExitCode.USAGE, "No user name", "Write it in lower-case letters, digits and single hyphens"),
    /** A registry's name that no settings know. */
    UNKNOWN_REGISTRY(ExitCode.USAGE, "No registry of that name", "crewx registry remote list shows those there are"),
    /** A text that should be a registry's URL is none. */
    BAD_URL(ExitCode.USAGE, "No URL of a registry", "Write it like https://registry.example.com"),
    /** A text that should be a duration is none. */
    BAD_DURATION(ExitCode.USAGE, "No duration", "Write 500ms, 2s or 5m"),
    /** A port out of bounds. */
    BAD_PORT(ExitCode.USAGE, "No port", "Choose 1 to 65535, or 0 for a free one"),
    /** {@code CREWX_VERSION} or {@code --crewx-version} is no version. */
    BAD_CREWX_VERSION(ExitCode.USAGE, "The CrewX version is no version", "Write one like 0.8.0, or leave it out"),
    /** {@code SOURCE_DATE_EPOCH} is no time. */
    BAD_SOURCE_DATE_EPOCH(ExitCode.USAGE, "SOURCE_DATE_EPOCH is no time", "Set it to seconds since 1970, or unset it"),
    /** An agent that nobody knows. */
    UNKNOWN_AGENT(ExitCode.USAGE, "No agent of that name", "Choose one of those that are listed"),
    /** No password to be had. */
    NO_PASSWORD(ExitCode.USAGE, "There is no password", "Give it on standard input with --password-stdin"),
    /** The skill has no script, and there is no agent. */
    NO_SCRIPT(ExitCode.USAGE, "The skill has no script", "Put <skill>.sh, .js or .py beside its SKILL.md"),
    /** No such agent, or none that can run here. */
    NO_AGENT(ExitCode.USAGE, "No such agent here", "Choose one of those that the text names, or install its program"),
    /** Nobody is signed in. */
    NOT_AUTHENTICATED(ExitCode.NOT_ALLOWED, "Nobody is signed in", "crewx registry login"),
    /** A key that the registry does not take. */
    BAD_TOKEN(
            ExitCode.NOT_ALLOWED, "The registry does not accept the key", "Make a new one: crewx registry key create"),
    /** No such file or folder. */
    NOT_FOUND(ExitCode.NOT_FOUND, "No such file or folder", "Check the path"),
    /** No such folder. */
    FOLDER_NOT_FOUND(ExitCode.NOT_FOUND, "No such folder", "Check the path"),
    /** The registry has no such package. */
    PACKAGE_NOT_FOUND(ExitCode.NOT_FOUND, "No such package", "crewx registry search finds packages"),
    /** The package has no such version. */
    VERSION_NOT_FOUND(ExitCode.NOT_FOUND, "Version not found", "crewx registry versions lists those there are"),
    /** The project has no such skill. */
    SKILL_NOT_FOUND(ExitCode.NOT_FOUND, "No such skill", "crewx skill list shows the skills there are"),
    /** The project does not use the package, or does not ask for it itself. */
    NOT_REQUIRED(
            ExitCode.NOT_FOUND, "The project does not require the package", "crewx registry ls lists what it uses"),
    /** What is needed is not in the caches, and the network is not to be used. */
    NOT_CACHED(ExitCode.NETWORK, "Not in the caches, and offline", "Leave --offline out"),
    /** The registry cannot be reached. */
    NETWORK(ExitCode.NETWORK, "The registry cannot be reached", "Check its address and the network"),
    /** Bytes that came are not those that were announced. */
    WRONG_DIGEST(ExitCode.INTEGRITY, "The bytes are not those announced", "Try again; if it stays, tell the registry"),
    /** A bundle from a registry breaks the rules. */
    CORRUPT_BUNDLE(ExitCode.INTEGRITY, "A bundle from the registry breaks the rules", "Tell the package's owner"),
    /** What is to be published may hold a secret. */
    SECRET_FOUND(
            ExitCode.REFUSED,
            "What is to be published may hold a secret",
            "Take it out, or name the file with --allow-secret"),
    /** A registry that is plain http beyond this machine. */
    UNENCRYPTED(
            ExitCode.REFUSED, "The registry is plain http", "Use https, or say --insecure in a network of your own"),
    /** A file that is made to be committed holds a token. */
    TOKEN_IN_FILE(
            ExitCode.REFUSED,
            "A file made to be committed holds a token",
            "Take it out and revoke it; use crewx registry login or CREWX_TOKEN"),
    /** Something that another file says, which is not this user's to change. */
    NOT_YOURS(ExitCode.REFUSED, "Another file says so", "Change the file that is named"),
    /** A yes is missing. */
    NO_CONSENT(ExitCode.REFUSED, "A yes is missing", "Say --yes"),
    /** Permissions that nobody approved of. */
    PERMISSIONS_NOT_APPROVED(
            ExitCode.REFUSED,
            "Packages want permissions that were not approved",
            "Look at what they want; then say --allow-permissions"),
    /** Files that people changed would be overwritten or removed. */
    EDITED_FILES(ExitCode.REFUSED, "Files were changed since they were installed", "Save them, then say --force"),
    /** A project names a command, and the user does not trust the project. */
    FOLDER_NOT_TRUSTED(
            ExitCode.REFUSED,
            "The project names a command and is not trusted",
            "crewx trust, after a look at crewx.yaml"),
    /** The agent's selection leaves the skill out. */
    SKILL_NOT_FOR_AGENT(
            ExitCode.REFUSED, "The agent does not use the skill", "Add it to the agent's skills.include in crewx.yaml"),
    /** {@code --dev} on an address that others can reach. */
    DEV_NOT_LOOPBACK(ExitCode.REFUSED, "--dev binds to loopback only", "Leave --dev or --host out"),
    /** The requirements contradict each other. */
    DEPENDENCY_CONFLICT(
            ExitCode.NO_SOLUTION, "The requirements contradict each other", "Follow one of the suggestions"),
    /** Packages require each other in a circle. */
    DEPENDENCY_CYCLE(ExitCode.NO_SOLUTION, "Packages require each other in a circle", "Tell a package's owner"),
    /** Locked packages that do not do for this machine. */
    NOT_FOR_THIS_MACHINE(
            ExitCode.NO_SOLUTION,
            "Locked packages are not for this machine",
            "crewx registry update looks for versions that are"),
    /** Skills of one name that would go to the same agent. */
    SKILLS_COLLIDE(
            ExitCode.NO_SOLUTION,
            "Skills of several packages have the same name",
            "Uninstall all packages but one, or leave the agent out"),
    /** Lockfile and requirements disagree, and the lockfile is to stay. */
    LOCK_DISAGREES(
            ExitCode.DRIFT,
            "The lockfile does not go with the requirements",
            "crewx registry install without --frozen, then commit both files"),
    /** No solution was found in the time there was. */
    RESOLUTION_BUDGET(ExitCode.FAILED, "No solution in the time there was", "Require narrower ranges"),
    /** A folder or bundle breaks the rules. */
    INVALID_BUNDLE(ExitCode.FAILED, "The folder or bundle breaks the rules", "Mend what the list names"),
    /** Something stands where a folder is to be made. */
    TARGET_OCCUPIED(ExitCode.FAILED, "Something stands at the target", "Choose a folder that is empty or not there"),
    /** Something of somebody else's stands where skills should go. */
    PLACES_OCCUPIED(
            ExitCode.FAILED, "Something stands where skills should go", "Rename what is named, or take it away"),
    /** Ctrl-C. */
    INTERRUPTED(ExitCode.INTERRUPTED, "Interrupted", "Run the command again"),
    /** A skill breaks the rules, or what it depends on is not there. */
    SKILL_INVALID(ExitCode.FAILED, "The skill cannot be used as it is", "Mend what the list names"),
    /** The machine has not what a skill needs. */
    REQUIREMENT_UNMET(ExitCode.FAILED, "The machine has not what the skill needs", "Install what the list names"),
    /** A skill's run failed. */
    RUN_FAILED(ExitCode.FAILED, "The skill's run failed", "Its own output says why"),
    /** A skill's run took too long. */
    RUN_TIMED_OUT(ExitCode.FAILED, "The skill's run took too long", "Allow more with --timeout"),
    /** The server cannot be started. */
    SERVE_FAILED(ExitCode.FAILED, "The server cannot be started", "Choose another port, or mend what the text names"),
    /** A step of the quickstart failed. */
    QUICKSTART_STEP_FAILED(ExitCode.FAILED, "A step of the quickstart failed", "The step's own answer says why"),
    /** Reading or writing failed. */
    IO(ExitCode.FAILED, "Reading or writing failed", "Check the disk and its permissions"),
    /** The client's own files are not in order. */
    CLIENT_STATE(ExitCode.FAILED, "The client's own files are not in order", "Mend or remove the file that is named");

    private final ExitCode exitCode;
    private final String meaning;
    private final String remedy;

    FailureType(ExitCode exitCode, String meaning, String remedy) {
        this.exitCode = exitCode;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** What the command ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** What happened, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** What a user can do. */
    public String remedy() {
        return remedy;
    }

    /** The stable name in {@code --json}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
