package dev.crewx.application.testkit;

import dev.crewx.application.access.spi.SecretGenerator;

final class TinySecretGeneratorTest extends SecretGeneratorContract {
    private final SecretGenerator generator = new TinySecretGenerator();

    @Override
    protected SecretGenerator generator() {
        return generator;
    }
}
