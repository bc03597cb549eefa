package dev.crewx.application.testkit;

import dev.crewx.application.remote.spi.CredentialStore;

final class TinyCredentialStoreTest extends CredentialStoreContract {
    private final CredentialStore credentials = new TinyCredentialStore();

    @Override
    protected CredentialStore credentials() {
        return credentials;
    }
}
