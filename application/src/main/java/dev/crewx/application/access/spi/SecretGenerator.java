package dev.crewx.application.access.spi;

/** Makes bytes that nobody can guess: what tokens, API keys and signing keys are made of. */
public interface SecretGenerator {

    /**
     * Bytes of chance, from a source that is fit for secrets.
     *
     * @param count how many, 1 or more
     * @return a new array
     */
    byte[] bytes(int count);
}
