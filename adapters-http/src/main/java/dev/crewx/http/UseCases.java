package dev.crewx.http;

import dev.crewx.application.access.CreateAccount;
import dev.crewx.application.access.SignIn;
import dev.crewx.application.access.spi.AccessTokens;
import dev.crewx.application.discover.DiscoverPackages;
import dev.crewx.application.download.DownloadBundle;
import dev.crewx.application.publish.PublishPackage;
import dev.crewx.application.storage.spi.AccountStore;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the use cases over the ports that the server was started with. */
@Factory
final class UseCases {

    @Singleton
    Clock clock(RegistryPorts ports) {
        return ports.clock();
    }

    @Singleton
    AccountStore accounts(RegistryPorts ports) {
        return ports.storage().accounts();
    }

    @Singleton
    SignIn signIn(RegistryPorts ports, AccessTokens tokens) {
        return new SignIn(ports.storage().accounts(), ports.passwords(), tokens);
    }

    @Singleton
    CreateAccount createAccount(RegistryPorts ports) {
        return new CreateAccount(ports.storage().accounts(), ports.passwords(), ports.clock());
    }

    @Singleton
    PublishPackage publishPackage(RegistryPorts ports, ServerSettings settings) {
        return new PublishPackage(ports.storage(), ports.search(), ports.bundles(), settings.limits(), ports.clock());
    }

    @Singleton
    DiscoverPackages discoverPackages(RegistryPorts ports) {
        return new DiscoverPackages(ports.storage(), ports.search());
    }

    @Singleton
    DownloadBundle downloadBundle(RegistryPorts ports) {
        return new DownloadBundle(ports.storage(), ports.clock());
    }
}
