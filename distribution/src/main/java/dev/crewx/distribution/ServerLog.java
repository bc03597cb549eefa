package dev.crewx.distribution;

/** Chooses the form of a server's log before anything is logged: {@code logback.xml} reads the choice once. */
final class ServerLog {
    private static final String FORM = "crewx.log";

    private ServerLog() {}

    static void choose(boolean json) {
        System.setProperty(FORM, json ? "JSON" : "HUMAN");
    }
}
