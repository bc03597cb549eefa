package dev.crewx.application.access;

import dev.crewx.application.access.spi.SecretGenerator;
import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.domain.integrity.Digest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The word by which the first account of all is made, once, by whoever sees what the server prints at its start. It is
 * of this process only, and counts while there is no account.
 */
public final class SetupToken {
    private static final int BYTES = 16;

    private volatile Optional<Digest> digest;

    private SetupToken(Optional<Digest> digest) {
        this.digest = digest;
    }

    /** One that nobody can have. */
    public static SetupToken none() {
        return new SetupToken(Optional.empty());
    }

    /**
     * A fresh one where there is no account yet, else none.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public static Offer offer(AccountStore accounts, SecretGenerator secrets) {
        if (accounts.count() > 0) {
            return new Offer(none(), Optional.empty());
        }
        String text = "setup_" + HexFormat.of().formatHex(secrets.bytes(BYTES));
        return new Offer(new SetupToken(Optional.of(digest(text))), Optional.of(text));
    }

    boolean is(String text) {
        return digest.equals(Optional.of(digest(text)));
    }

    void use() {
        digest = Optional.empty();
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A token and what to tell of it.
     *
     * @param token the token
     * @param text what its holder sends as a bearer; empty when there is none
     */
    public record Offer(SetupToken token, Optional<String> text) {
        /** Without the text, so that no log can show it. */
        @Override
        public String toString() {
            return "Offer[" + (text.isPresent() ? "a setup token" : "none") + "]";
        }
    }
}
