package dev.crewx.http;

/** A setting that a server cannot be started with: one that there is not, or one with a value that it does not take. */
public final class BadSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong, and what would be right. */
    public BadSettingException(String message) {
        super(message, null, false, false);
    }
}
