package dev.crewx.http;

import dev.crewx.application.access.ChangeAccount;
import dev.crewx.application.access.ChangeScopeOwners;
import dev.crewx.application.access.CreateAccount;
import dev.crewx.application.access.CreateApiKey;
import dev.crewx.application.access.FindAccounts;
import dev.crewx.application.access.IdentifyCaller;
import dev.crewx.application.access.KeepApiKeys;
import dev.crewx.application.access.LoginBackoff;
import dev.crewx.application.access.RefreshTokens;
import dev.crewx.application.access.SignIn;
import dev.crewx.application.access.SignOut;
import dev.crewx.application.access.spi.AccessTokens;
import dev.crewx.application.audit.ReadAudit;
import dev.crewx.application.discover.DiscoverPackages;
import dev.crewx.application.discover.FindDependents;
import dev.crewx.application.discover.FindPopular;
import dev.crewx.application.discover.SearchPackages;
import dev.crewx.application.discovery.OfferSkills;
import dev.crewx.application.discovery.SkillPacking;
import dev.crewx.application.download.CountDownloads;
import dev.crewx.application.download.DownloadBundle;
import dev.crewx.application.maintain.ChangeOwners;
import dev.crewx.application.maintain.DeleteVersion;
import dev.crewx.application.maintain.DescribeVersion;
import dev.crewx.application.maintain.MarkVersions;
import dev.crewx.application.maintain.TagVersions;
import dev.crewx.application.publish.ConfirmManifest;
import dev.crewx.application.publish.PublishPackage;
import dev.crewx.application.publish.PublishRules;
import dev.crewx.application.resolve.ResolveDependencies;
import dev.crewx.application.stats.SummarizeDownloads;
import dev.crewx.application.stats.SummarizeRegistry;
import dev.crewx.application.upkeep.CollectBlobs;
import dev.crewx.application.upkeep.ForgetEnded;
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
        return new CountDownloads(
                ports.storage().downloads(),
                ports.clock(),
                packages -> ports.search().downloads(ports.storage().downloads().totals(packages)));
    }

    @Singleton
    SearchPackages searchPackages(RegistryPorts ports) {
        return new SearchPackages(ports.storage().packages(), ports.search());
    }

    @Singleton
    DiscoverPackages discoverPackages(RegistryPorts ports, CountDownloads counting) {
        return new DiscoverPackages(ports.storage(), counting);
    }

    @Singleton
    DownloadBundle downloadBundle(RegistryPorts ports, CountDownloads counting) {
        return new DownloadBundle(ports.storage(), counting);
    }

    @Singleton
    RefreshTokens refreshTokens(RegistryPorts ports, AccessTokens tokens) {
        return new RefreshTokens(ports.storage(), tokens, ports.secrets(), ports.clock());
    }

    @Singleton
    SignOut signOut(RegistryPorts ports) {
        return new SignOut(ports.storage(), ports.clock());
    }

    @Singleton
    CreateApiKey createApiKey(RegistryPorts ports) {
        return new CreateApiKey(ports.storage(), ports.secrets(), ports.clock());
    }

    @Singleton
    KeepApiKeys keepApiKeys(RegistryPorts ports) {
        return new KeepApiKeys(ports.storage(), ports.clock());
    }

    @Singleton
    ChangeAccount changeAccount(RegistryPorts ports) {
        return new ChangeAccount(ports.storage(), ports.passwords(), ports.clock());
    }

    @Singleton
    FindAccounts findAccounts(RegistryPorts ports) {
        return new FindAccounts(ports.storage());
    }

    @Singleton
    ChangeScopeOwners changeScopeOwners(RegistryPorts ports) {
        return new ChangeScopeOwners(ports.storage(), ports.clock());
    }

    @Singleton
    ReadAudit readAudit(RegistryPorts ports) {
        return new ReadAudit(ports.storage().audit());
    }

    @Singleton
    ConfirmManifest confirmManifest(RegistryPorts ports) {
        return new ConfirmManifest(ports.storage());
    }

    @Singleton
    MarkVersions markVersions(RegistryPorts ports) {
        return new MarkVersions(ports.storage(), ports.search(), ports.clock());
    }

    @Singleton
    TagVersions tagVersions(RegistryPorts ports) {
        return new TagVersions(ports.storage(), ports.search(), ports.clock());
    }

    @Singleton
    ChangeOwners changeOwners(RegistryPorts ports) {
        return new ChangeOwners(ports.storage(), ports.search(), ports.clock());
    }

    @Singleton
    DescribeVersion describeVersion(RegistryPorts ports) {
        return new DescribeVersion(ports.storage(), ports.search(), ports.clock());
    }

    @Singleton
    DeleteVersion deleteVersion(RegistryPorts ports) {
        return new DeleteVersion(ports.storage(), ports.search(), ports.clock());
    }

    @Singleton
    FindDependents findDependents(RegistryPorts ports) {
        return new FindDependents(ports.storage());
    }

    @Singleton
    OfferSkills offerSkills(RegistryPorts ports, ServerSettings settings) {
        return new OfferSkills(ports.storage(), new SkillPacking(ports.bundles(), ports.archives(), settings.limits()));
    }

    @Singleton
    ResolveDependencies resolveDependencies(RegistryPorts ports) {
        return new ResolveDependencies(ports.storage().packages(), System::nanoTime);
    }

    @Singleton
    FindPopular findPopular(RegistryPorts ports, CountDownloads counting) {
        return new FindPopular(ports.storage(), counting, ports.clock());
    }

    @Singleton
    SummarizeDownloads summarizeDownloads(RegistryPorts ports, CountDownloads counting) {
        return new SummarizeDownloads(ports.storage(), counting, ports.clock());
    }

    @Singleton
    ForgetEnded forgetEnded(RegistryPorts ports) {
        return new ForgetEnded(ports.storage(), ports.clock());
    }

    @Singleton
    CollectBlobs collectBlobs(RegistryPorts ports) {
        return new CollectBlobs(ports.storage(), ports.clock());
    }

    @Singleton
    SummarizeRegistry summarizeRegistry(RegistryPorts ports, CountDownloads counting) {
        return new SummarizeRegistry(ports.storage(), counting);
    }
}
