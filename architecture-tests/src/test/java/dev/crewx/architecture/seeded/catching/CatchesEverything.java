package dev.crewx.architecture.seeded.catching;

@SuppressWarnings({"CatchAndPrintStackTrace", "EmptyCatch", "UnusedVariable"})
final class CatchesEverything {
    private final Runnable inside = new Runnable() {
        @Override
        public void run() {
            attempt(() -> {
                try {
                    work();
                } catch (java.lang.Exception problem) {
                    recover(problem);
                }
            });
        }
    };

    static void runtime() {
        try {
            work();
        } catch (RuntimeException problem) {
            recover(problem);
        }
    }

    static void either() {
        try {
            work();
        } catch (IllegalStateException | Error problem) {
            recover(problem);
        }
    }

    static void unnamed() {
        try {
            work();
        } catch (Throwable _) {
            work();
        }
    }

    void start() {
        inside.run();
    }

    private static void attempt(Runnable work) {
        work.run();
    }

    private static void recover(Throwable problem) {
        throw new IllegalStateException(problem);
    }

    private static void work() {}
}
