package dev.crewx.application.install;

/** Carries a refusal up to where it becomes the result. Never leaves the use case. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient InstallResult result;

    Refusal(InstallResult result) {
        super(result.toString(), null, false, false);
        this.result = result;
    }

    InstallResult result() {
        return result;
    }
}
