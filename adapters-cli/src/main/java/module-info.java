import org.jspecify.annotations.NullMarked;

/** The crewx command: parse, call one use case, print the result. */
@NullMarked
module dev.crewx.cli {
    requires static org.jspecify;
    requires transitive dev.crewx.application;
    requires transitive dev.crewx.runtime;
    requires transitive info.picocli;
    requires me.tongfei.progressbar;
    requires org.jline.terminal;

    exports dev.crewx.cli;
    exports dev.crewx.cli.console;

    // picocli fills options and arguments by reflection.
    opens dev.crewx.cli to
            info.picocli;
    opens dev.crewx.cli.account to
            info.picocli;
    opens dev.crewx.cli.bundle to
            info.picocli;
    opens dev.crewx.cli.completion to
            info.picocli;
    opens dev.crewx.cli.connection to
            info.picocli;
    opens dev.crewx.cli.console to
            info.picocli;
    opens dev.crewx.cli.discover to
            info.picocli;
    opens dev.crewx.cli.install to
            info.picocli;
    opens dev.crewx.cli.publish to
            info.picocli;
    opens dev.crewx.cli.registry to
            info.picocli;
    opens dev.crewx.cli.remotes to
            info.picocli;
    opens dev.crewx.cli.setup to
            info.picocli;
    opens dev.crewx.cli.quickstart to
            info.picocli;
    opens dev.crewx.cli.skill to
            info.picocli;
}
