package dev.crewx.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.access.CreateApiKey.Created;
import dev.crewx.application.access.CreateApiKey.Wanted;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.ApiKey;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Permission;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ApiKeysTest {
    private final Access access = new Access();
    private final CreateApiKey createApiKey = new CreateApiKey(access.storage, access.secrets, access.clock);
    private final KeepApiKeys keepApiKeys = new KeepApiKeys(access.storage, access.clock);
    private final IdentifyCaller identify = new IdentifyCaller(access.storage, access.clock);

    @Test
    void makesAKeyThatIsStoredWithoutItsSecret() {
        Created created = create(
                access.ann,
                new Wanted("build", List.of("publish", "yank"), Optional.of(List.of("pdf-*")), Optional.of(30)));
        ApiKey key = created.key();
        assertEquals(access.ann.name(), key.account());
        assertEquals(Set.of(Permission.PUBLISH, Permission.YANK), key.permissions());
        assertEquals(Set.of(new PackagePattern("pdf-*")), key.packages());
        assertEquals(Optional.of(Versions.PUBLISHED_AT.plus(Duration.ofDays(30))), key.expiresAt());
        assertEquals(created.secret().digest(), key.secret());
        assertFalse(key.toString().contains(created.secret().text()));
        assertEquals(Optional.of(key), access.storage.apiKeys().find(key.id()));
        assertTrue(identify.byApiKey(created.secret().text()).isPresent());
        assertEquals(AuditAction.CREATE_KEY, access.lastEvent().action());
        assertFalse(access.lastEvent().toString().contains(created.secret().text()));
    }

    @Test
    void makesAKeyForEveryPackageAndForGoodWhereNothingIsSaid() {
        ApiKey key = create(access.ann, wanted("read")).key();
        assertEquals(Set.of(PackagePattern.ANY), key.packages());
        assertEquals(Optional.empty(), key.expiresAt());
    }

    @Test
    void makesNoKeyByAKey() {
        assertEquals(
                new CreateApiKey.NeedsAccessToken(),
                createApiKey.create(Access.byKey(access.root), Access.ORIGIN, wanted("read")));
        assertNothingStored(access.root);
    }

    @Test
    void makesNoKeyWithMoreThanItsMakerMayDo() {
        assertEquals(
                new CreateApiKey.TooMuch(List.of(Permission.STATS, Permission.ADMIN)),
                createApiKey.create(Access.caller(access.ann), Access.ORIGIN, wanted("read", "admin", "stats")));
        assertNothingStored(access.ann);
        assertInstanceOf(
                Created.class,
                createApiKey.create(Access.caller(access.root), Access.ORIGIN, wanted("admin", "stats")));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("name", new Wanted(" ", List.of("read"), Optional.empty(), Optional.empty())),
                Arguments.of("name", new Wanted("x".repeat(101), List.of("read"), Optional.empty(), Optional.empty())),
                Arguments.of("permissions", wanted()),
                Arguments.of("permissions", wanted("fly")),
                Arguments.of("permissions", wanted("READ")),
                Arguments.of("packages", new Wanted("k", List.of("read"), Optional.of(List.of()), Optional.empty())),
                Arguments.of(
                        "packages", new Wanted("k", List.of("read"), Optional.of(List.of("a*b")), Optional.empty())),
                Arguments.of(
                        "packages",
                        new Wanted(
                                "k",
                                List.of("read"),
                                Optional.of(Stream.iterate(0, i -> i + 1)
                                        .limit(101)
                                        .map(i -> "p" + i)
                                        .toList()),
                                Optional.empty())),
                Arguments.of("expiresInDays", new Wanted("k", List.of("read"), Optional.empty(), Optional.of(0))),
                Arguments.of("expiresInDays", new Wanted("k", List.of("read"), Optional.empty(), Optional.of(3_651))));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesWhatBreaksARuleAndNamesTheField(String field, Wanted wanted) {
        CreateApiKey.BadField bad = assertInstanceOf(
                CreateApiKey.BadField.class, createApiKey.create(Access.caller(access.ann), Access.ORIGIN, wanted));
        assertEquals(field, bad.field());
        assertNothingStored(access.ann);
        assertEquals(Outcome.REFUSED, access.lastEvent().outcome());
    }

    @Test
    void makesAHundredUsableKeysAndNoMore() {
        List<ApiKey> keys = Collections.nCopies(CreateApiKey.MAX_KEYS, wanted("read")).stream()
                .map(wanted -> create(access.ann, wanted).key())
                .toList();
        assertEquals(
                new CreateApiKey.TooManyKeys(CreateApiKey.MAX_KEYS),
                createApiKey.create(Access.caller(access.ann), Access.ORIGIN, wanted("read")));
        keepApiKeys.revoke(
                Access.caller(access.ann),
                Access.ORIGIN,
                Optional.empty(),
                keys.getFirst().id());
        create(access.ann, wanted("read"));
        create(access.bob, wanted("read"));
    }

    @Test
    void listsOnesOwnKeysNewestFirst() {
        ApiKey one = create(access.ann, wanted("read")).key();
        access.clock.advance(Duration.ofSeconds(1));
        ApiKey two = create(access.ann, wanted("read")).key();
        create(access.bob, wanted("read"));
        assertEquals(
                List.of(two, one),
                keepApiKeys.list(Access.caller(access.ann), 0, 10).items());
    }

    @Test
    void takesAKeyBackAtOnce() {
        Created created = create(access.ann, wanted("read"));
        assertInstanceOf(KeepApiKeys.Revoked.class, revoke(Access.caller(access.ann), Optional.empty(), created.key()));
        assertEquals(Optional.empty(), identify.byApiKey(created.secret().text()));
        assertEquals(AuditAction.REVOKE_KEY, access.lastEvent().action());
        assertInstanceOf(
                KeepApiKeys.Revoked.class,
                revoke(Access.caller(access.ann), Optional.empty(), created.key()),
                "again does no harm");
    }

    @Test
    void tellsNobodyOfOthersKeysButAdministrators() {
        Created created = create(access.ann, wanted("read"));
        assertEquals(
                new KeepApiKeys.NoSuchKey(created.key().id()),
                revoke(Access.caller(access.bob), Optional.empty(), created.key()));
        assertTrue(identify.byApiKey(created.secret().text()).isPresent());
        assertInstanceOf(
                KeepApiKeys.Revoked.class, revoke(Access.caller(access.root), Optional.empty(), created.key()));
    }

    @Test
    void letsAKeyTakeBackItselfAndNoOther() {
        Created one = create(access.ann, wanted("read"));
        Created two = create(access.ann, wanted("read"));
        Caller byOne = identify.byApiKey(one.secret().text()).orElseThrow().caller();
        assertEquals(new KeepApiKeys.NeedsAccessToken(), revoke(byOne, Optional.of(one.key()), two.key()));
        assertTrue(identify.byApiKey(two.secret().text()).isPresent());
        assertInstanceOf(KeepApiKeys.Revoked.class, revoke(byOne, Optional.of(one.key()), one.key()));
    }

    private KeepApiKeys.Result revoke(Caller caller, Optional<ApiKey> shown, ApiKey key) {
        return keepApiKeys.revoke(caller, Access.ORIGIN, shown, key.id());
    }

    private Created create(Account account, Wanted wanted) {
        return assertInstanceOf(Created.class, createApiKey.create(Access.caller(account), Access.ORIGIN, wanted));
    }

    private static Wanted wanted(String... permissions) {
        return new Wanted("key", List.of(permissions), Optional.empty(), Optional.empty());
    }

    private void assertNothingStored(Account account) {
        assertEquals(0, access.storage.apiKeys().list(account.name(), 0, 1).total());
    }
}
