package dev.crewx.application.access.spi;

/** Turns passwords into what may be stored, and tells whether a password is the one behind a stored hash. */
public interface PasswordHasher {

    /** A hash with its own salt and parameters inside; two calls with the same password give two hashes. */
    String hash(String password);

    /**
     * Whether {@code password} is the one behind {@code hash}, in a time that does not depend on how wrong it is.
     *
     * @return false also when {@code hash} is not one of this hasher's
     */
    boolean matches(String password, String hash);

    /**
     * Whether {@code hash} is cheaper to guess at than what {@link #hash} makes today, so that it is to be made anew when
     * its password is at hand.
     *
     * @return false when {@code hash} is not one of this hasher's
     */
    boolean isOutdated(String hash);
}
