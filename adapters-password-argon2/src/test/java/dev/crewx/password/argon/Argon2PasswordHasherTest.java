package dev.crewx.password.argon;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.access.spi.PasswordHasher;
import dev.crewx.application.testkit.PasswordHasherContract;
import org.junit.jupiter.api.Test;

final class Argon2PasswordHasherTest extends PasswordHasherContract {
    @Override
    protected PasswordHasher hasher() {
        return new Argon2PasswordHasher(new Argon2PasswordHasher.Cost(64, 1, 1));
    }

    @Test
    void writesTheCostsIntoTheHash() {
        assertTrue(hasher().hash("secret").startsWith("$argon2id$v=19$m=64,t=1,p=1$"));
    }

    @Test
    void refusesAHashThatWouldTakeAllMemory() {
        String hash = hasher().hash("secret").replace("m=64", "m=9999999");
        assertFalse(hasher().matches("secret", hash));
    }
}
