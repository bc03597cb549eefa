import org.jspecify.annotations.NullMarked;

/** The crewx command: parse, call one use case, print the result. */
@NullMarked
module dev.crewx.cli {
    requires static org.jspecify;
    requires transitive dev.crewx.application;
    requires transitive dev.crewx.runtime;
    requires info.picocli;

    exports dev.crewx.cli;
    exports dev.crewx.cli.console;

    // picocli fills options and arguments by reflection.
    opens dev.crewx.cli to
            info.picocli;
    opens dev.crewx.cli.bundle to
            info.picocli;
    opens dev.crewx.cli.console to
            info.picocli;
    opens dev.crewx.cli.registry to
            info.picocli;
    opens dev.crewx.cli.quickstart to
            info.picocli;
    opens dev.crewx.cli.skill to
            info.picocli;
}
