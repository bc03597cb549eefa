package dev.crewx.application.access;

/** How long passwords are. */
final class PasswordRules {
    static final int MIN = 8;
    static final int MAX = 1_024;

    private PasswordRules() {}

    static boolean allows(String password) {
        return password.length() >= MIN && password.length() <= MAX;
    }
}
