package dev.crewx.application.testkit;

import dev.crewx.application.access.spi.PasswordHasher;

final class TinyPasswordHasherTest extends PasswordHasherContract {
    @Override
    protected PasswordHasher hasher() {
        return new TinyPasswordHasher();
    }
}
