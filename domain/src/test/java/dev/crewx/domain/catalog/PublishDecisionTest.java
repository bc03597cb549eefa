package dev.crewx.domain.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.skill.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class PublishDecisionTest {
    private static final Caller ANN = user("ann");
    private static final Caller BOB = user("bob");
    private static final Caller ADMIN =
            new Caller(new Username("root"), Role.ADMIN.permissions(), Set.of(PackagePattern.ANY), true);

    @Test
    void acceptsTheFirstVersionOfANameThatIsFree() {
        PublishedVersion candidate = Published.version("pdf", "1.0.0");
        assertEquals(accepted(candidate), CatalogEntry.decide(Optional.empty(), ANN, candidate, PublishContext.PLAIN));
    }

    @Test
    void acceptsAnotherVersionFromAnOwner() {
        PublishedVersion candidate = Published.version("pdf", "0.9.0");
        assertEquals(accepted(candidate), decide(ANN, candidate, Published.version("pdf", "1.0.0")));
    }

    @Test
    void refusesWhoeverDoesNotOwnThePackage() {
        PublishedVersion candidate = Published.version("pdf", "2.0.0");
        assertEquals(refused("pdf", BOB), decide(BOB, candidate, Published.version("pdf", "1.0.0")));
    }

    @Test
    void tellsAStrangerNothingOfWhatIsPublished() {
        PublishedVersion existing = Published.version("pdf", "1.0.0", "bytes");
        assertEquals(refused("pdf", BOB), decide(BOB, existing, existing));
        assertEquals(refused("pdf", BOB), decide(BOB, Published.version("pdf", "1.0.0", "other"), existing));
    }

    @Test
    void letsAnAdministratorPublishEverywhere() {
        PublishedVersion candidate = Published.version("@acme/pdf", "2.0.0");
        assertEquals(
                accepted(candidate), CatalogEntry.decide(Optional.empty(), ADMIN, candidate, PublishContext.PLAIN));
        PublishedVersion first = Published.version("pdf", "1.0.0");
        PublishedVersion second = Published.version("pdf", "2.0.0");
        assertEquals(accepted(second), decide(ADMIN, second, first));
    }

    @Test
    void refusesACallerWithoutThePermission() {
        Caller reader = new Caller(
                ANN.name(),
                Set.of(Permission.READ, Permission.YANK, Permission.OWNERS),
                Set.of(PackagePattern.ANY),
                true);
        PublishedVersion candidate = Published.version("pdf", "2.0.0");
        assertEquals(
                refused("pdf", reader), CatalogEntry.decide(Optional.empty(), reader, candidate, PublishContext.PLAIN));
        assertEquals(refused("pdf", reader), decide(reader, candidate, Published.version("pdf", "1.0.0")));
    }

    @Test
    void givesAScopeToTheAccountOfItsNameOnly() {
        PublishedVersion candidate = Published.version("@bob/pdf", "1.0.0");
        assertEquals(accepted(candidate), CatalogEntry.decide(Optional.empty(), BOB, candidate, PublishContext.PLAIN));
        assertEquals(
                refused("@bob/pdf", ANN), CatalogEntry.decide(Optional.empty(), ANN, candidate, PublishContext.PLAIN));
    }

    @Test
    void letsAnOwnerPublishIntoAForeignScopeOnceThePackageIsThere() {
        PublishedVersion candidate = Published.version("@bob/pdf", "1.1.0");
        assertEquals(accepted(candidate), decide(ANN, candidate, Published.version("@bob/pdf", "1.0.0")));
    }

    @Test
    void takesTheSameBytesAgainForARetry() {
        PublishedVersion existing = Published.version("pdf", "1.0.0", "bytes");
        PublishedVersion retry = Published.version("pdf", "1.0.0", "bytes", "ann", Published.AT.plusSeconds(60), false);
        assertEquals(new PublishDecision.AlreadyPublished(existing), decide(ANN, retry, existing));
    }

    @Test
    void refusesOtherBytesUnderAnExistingVersion() {
        PublishedVersion existing = Published.version("pdf", "1.0.0", "bytes");
        PublishedVersion other = Published.version("pdf", "1.0.0", "other bytes");
        PublishDecision expected = new PublishDecision.VersionExists(PackageId.parse("pdf"), existing, other.digest());
        assertEquals(expected, decide(ANN, other, existing));
        assertEquals(expected, decide(ADMIN, other, existing), "an administrator changes no version either");
    }

    @Test
    void refusesAVersionThatDiffersInBuildMetadataOnly() {
        PublishedVersion existing = Published.version("pdf", "1.0.0+one", "bytes");
        PublishedVersion other = Published.version("pdf", "1.0.0+two", "other bytes");
        assertEquals(
                new PublishDecision.VersionExists(PackageId.parse("pdf"), existing, other.digest()),
                decide(ANN, other, existing));
    }

    @Test
    void refusesOtherBytesAlsoUnderAYankedVersion() {
        PublishedVersion existing = Published.yanked("pdf", "1.0.0");
        PublishedVersion other = Published.version("pdf", "1.0.0", "other bytes");
        assertEquals(
                new PublishDecision.VersionExists(PackageId.parse("pdf"), existing, other.digest()),
                decide(ANN, other, existing));
    }

    @Test
    void takesAPrereleaseForAVersionOfItsOwn() {
        PublishedVersion candidate = Published.version("pdf", "1.0.0-rc.1");
        assertEquals(accepted(candidate), decide(ANN, candidate, Published.version("pdf", "1.0.0")));
    }

    @Test
    void lendsAScopeToThoseItWasGivenToAsFarAsNewNamesGo() {
        PublishedVersion candidate = Published.version("@acme/pdf", "1.0.0");
        PublishContext given = new PublishContext(new TreeSet<>(List.of(BOB.name())), Optional.empty(), false);
        assertEquals(accepted(candidate), CatalogEntry.decide(Optional.empty(), BOB, candidate, given));
        assertEquals(refused("@acme/pdf", ANN), CatalogEntry.decide(Optional.empty(), ANN, candidate, given));
        Optional<CatalogEntry> anns = Optional.of(Published.entry(candidate));
        PublishedVersion next = Published.version("@acme/pdf", "2.0.0");
        assertEquals(refused("@acme/pdf", BOB), CatalogEntry.decide(anns, BOB, next, given));
        assertEquals(accepted(next), CatalogEntry.decide(anns, ANN, next, given));
    }

    @Test
    void refusesANewNameThatLooksLikeAnotherButNoVersionOfAnOldOne() {
        PublishedVersion candidate = Published.version("pdf", "1.0.0");
        PackageId other = PackageId.parse("p-df");
        PublishContext alike = new PublishContext(new TreeSet<>(), Optional.of(other), false);
        PublishDecision expected = new PublishDecision.LooksLike(PackageId.parse("pdf"), other);
        assertEquals(expected, CatalogEntry.decide(Optional.empty(), ANN, candidate, alike));
        assertEquals(
                expected,
                CatalogEntry.decide(Optional.empty(), ADMIN, candidate, alike),
                "an administrator may be taken in as well");
        PublishedVersion next = Published.version("pdf", "2.0.0");
        assertEquals(accepted(next), CatalogEntry.decide(Optional.of(Published.entry(candidate)), ANN, next, alike));
    }

    @Test
    void isNotTakenForItselfWhenItWasPublishedMeanwhile() {
        PublishedVersion candidate = Published.version("pdf", "1.0.0");
        PublishContext itself = new PublishContext(new TreeSet<>(), Optional.of(PackageId.parse("pdf")), false);
        assertEquals(accepted(candidate), CatalogEntry.decide(Optional.empty(), ANN, candidate, itself));
    }

    @Test
    void refusesPrivateSkillsUnlessTheRegistryTakesThem() {
        PublishedVersion candidate = Published.visibleTo(Visibility.PRIVATE, Published.version("pdf", "1.0.0"));
        assertEquals(
                new PublishDecision.PrivateSkills(PackageId.parse("pdf"), List.of("main")),
                CatalogEntry.decide(Optional.empty(), ANN, candidate, PublishContext.PLAIN));
        PublishContext taking = new PublishContext(new TreeSet<>(), Optional.empty(), true);
        assertEquals(accepted(candidate), CatalogEntry.decide(Optional.empty(), ANN, candidate, taking));
        assertEquals(new PublishDecision.AlreadyPublished(candidate), decide(ANN, candidate, candidate));
        PublishedVersion internal = Published.visibleTo(Visibility.INTERNAL, Published.version("pdf", "1.0.0"));
        assertEquals(accepted(internal), CatalogEntry.decide(Optional.empty(), ANN, internal, PublishContext.PLAIN));
    }

    @Test
    void keepsAKeyToItsPackages() {
        Caller narrow = new Caller(ANN.name(), Role.USER.permissions(), Set.of(new PackagePattern("pdf-*")), false);
        PublishedVersion candidate = Published.version("doc", "1.0.0");
        assertEquals(
                refused("doc", narrow), CatalogEntry.decide(Optional.empty(), narrow, candidate, PublishContext.PLAIN));
        PublishedVersion fitting = Published.version("pdf-tools", "1.0.0");
        assertEquals(accepted(fitting), CatalogEntry.decide(Optional.empty(), narrow, fitting, PublishContext.PLAIN));
    }

    private static PublishDecision decide(Caller caller, PublishedVersion candidate, PublishedVersion... published) {
        return CatalogEntry.decide(Optional.of(Published.entry(published)), caller, candidate, PublishContext.PLAIN);
    }

    private static PublishDecision accepted(PublishedVersion version) {
        return new PublishDecision.Accepted(new CatalogChange.VersionPublished(version));
    }

    private static PublishDecision refused(String id, Caller caller) {
        return new PublishDecision.NotAllowed(PackageId.parse(id), caller.name());
    }

    private static Caller user(String name) {
        return new Caller(new Username(name), Role.USER.permissions(), Set.of(PackagePattern.ANY), true);
    }
}
