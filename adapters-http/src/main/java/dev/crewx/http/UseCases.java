package dev.crewx.http;

import dev.crewx.application.access.CreateAccount;
import dev.crewx.application.access.IdentifyCaller;
import dev.crewx.application.access.LoginBackoff;
import dev.crewx.application.access.SignIn;
import dev.crewx.application.access.spi.AccessTokens;
import dev.crewx.application.discover.DiscoverPackages;
import dev.crewx.application.download.CountDownloads;
import dev.crewx.application.download.DownloadBundle;
import dev.crewx.application.publish.PublishPackage;
import dev.crewx.application.publish.PublishRules;
import io.micronaut.context.annotation.Bean;
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
    IdentifyCaller identifyCaller(RegistryPorts ports) {
        return new IdentifyCaller(ports.storage(), ports.clock());
    }

    @Singleton
    SignIn signIn(RegistryPorts ports, ServerSettings settings, AccessTokens tokens) {
        return new SignIn(
                ports.storage(),
                ports.passwords(),
                tokens,
                ports.secrets(),
                settings.access().backoff() ? LoginBackoff.by(ports.clock()) : LoginBackoff.none(),
                ports.clock());
    }

    @Singleton
    CreateAccount createAccount(RegistryPorts ports, ServerSettings settings) {
        return new CreateAccount(
                ports.storage(),
                ports.passwords(),
                settings.access().setupToken(),
                settings.access().signUpOpen(),
                ports.clock());
    }

    @Singleton
    PublishPackage publishPackage(RegistryPorts ports, ServerSettings settings) {
        return new PublishPackage(
                ports.storage(),
                ports.search(),
                ports.bundles(),
                new PublishRules(settings.limits(), settings.access().privateSkills()),
                ports.clock());
    }

    @Singleton
    @Bean(preDestroy = "flush")
    CountDownloads countDownloads(RegistryPorts ports) {
        return new CountDownloads(ports.storage().downloads(), ports.clock(), packages -> {});
    }

    @Singleton
    DiscoverPackages discoverPackages(RegistryPorts ports, CountDownloads counting) {
        return new DiscoverPackages(ports.storage(), counting, ports.search());
    }

    @Singleton
    DownloadBundle downloadBundle(RegistryPorts ports, CountDownloads counting) {
        return new DownloadBundle(ports.storage(), counting);
    }
}
