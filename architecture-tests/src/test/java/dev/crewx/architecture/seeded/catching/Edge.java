package dev.crewx.architecture.seeded.catching;

/** Exempt where it starts, and only there. */
final class Edge {
    private Edge() {}

    static void start(Runnable work, Runnable undo) {
        try {
            work.run();
        } catch (RuntimeException problem) {
            undo.run();
            throw problem;
        }
    }

    static void stop(Runnable work, Runnable undo) {
        try {
            work.run();
        } catch (RuntimeException problem) {
            undo.run();
            throw problem;
        }
    }
}
