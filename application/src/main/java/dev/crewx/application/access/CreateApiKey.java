package dev.crewx.application.access;

import dev.crewx.application.access.spi.SecretGenerator;
import dev.crewx.application.audit.Auditor;
import dev.crewx.application.audit.Origin;
import dev.crewx.application.storage.spi.ApiKeyStore;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.ApiKey;
import dev.crewx.domain.access.ApiKeySecret;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes an API key: never by an API key, and never with more than its maker may do. */
public final class CreateApiKey {
    /** How many usable keys an account has at the most. */
    public static final int MAX_KEYS = 100;

    /** The most days a key can be made to last, unless it lasts for good. */
    public static final int MAX_DAYS = 3_650;

    private static final int ID_BYTES = 8;

    private final ApiKeyStore keys;
    private final SecretGenerator secrets;
    private final Auditor auditor;
    private final Clock clock;

    /** Over these ports. */
    public CreateApiKey(Storage storage, SecretGenerator secrets, Clock clock) {
        this.keys = storage.apiKeys();
        this.secrets = secrets;
        this.auditor = new Auditor(storage.audit(), clock);
        this.clock = clock;
    }

    /**
     * Makes a key.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result create(Caller caller, Origin origin, Wanted wanted) {
        Result result = create(caller, wanted);
        String subject = result instanceof Created created ? created.key().id() : wanted.name();
        String detail = switch (result) {
            case Created(var key, var secret) -> key.name() + ": " + String.join(" ", wanted.permissions());
            case NeedsAccessToken needs -> "needs an access token";
            case BadField bad -> "bad " + bad.field();
            case TooMuch tooMuch -> "more than its maker may do";
            case TooManyKeys tooMany -> "too many keys";
        };
        auditor.note(
                caller.name().value(),
                origin,
                AuditAction.CREATE_KEY,
                subject,
                result instanceof Created ? Outcome.DONE : Outcome.REFUSED,
                detail);
        return result;
    }

    private Result create(Caller caller, Wanted wanted) {
        if (!caller.byAccessToken()) {
            return new NeedsAccessToken();
        }
        if (wanted.name().isBlank() || wanted.name().length() > ApiKey.MAX_NAME) {
            return new BadField("name", "A key's name has 1 to " + ApiKey.MAX_NAME + " characters");
        }
        Optional<Integer> days = wanted.expiresInDays();
        if (days.filter(count -> count < 1 || count > MAX_DAYS).isPresent()) {
            return new BadField(
                    "expiresInDays", "A key lasts 1 to " + MAX_DAYS + " days, or for good where nothing is said");
        }
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String text : wanted.permissions()) {
            Optional<Permission> permission = Permission.tryParse(text);
            if (permission.isEmpty()) {
                return new BadField("permissions", "There is no permission \"" + text + "\"");
            }
            permissions.add(permission.get());
        }
        if (permissions.isEmpty()) {
            return new BadField("permissions", "A key has at least one permission");
        }
        Set<PackagePattern> packages = new TreeSet<>();
        for (String text : wanted.packages().orElse(List.of(PackagePattern.ANY.text()))) {
            Optional<PackagePattern> pattern = PackagePattern.tryParse(text);
            if (pattern.isEmpty()) {
                return new BadField(
                        "packages",
                        "\"" + text + "\" is no package id, no scope with /* and no beginning of an id with *");
            }
            packages.add(pattern.get());
        }
        if (packages.isEmpty() || packages.size() > ApiKey.MAX_PATTERNS) {
            return new BadField(
                    "packages",
                    "A key is for 1 to " + ApiKey.MAX_PATTERNS + " packages or patterns; leave them out for all");
        }
        List<Permission> missing = permissions.stream()
                .filter(permission -> !caller.may(permission))
                .toList();
        if (!missing.isEmpty()) {
            return new TooMuch(missing);
        }
        return store(caller, wanted, permissions, packages);
    }

    private Result store(Caller caller, Wanted wanted, Set<Permission> permissions, Set<PackagePattern> packages) {
        Instant now = clock.instant();
        long usable = keys.list(caller.name(), 0, Integer.MAX_VALUE).items().stream()
                .filter(key -> key.isUsable(now))
                .count();
        if (usable >= MAX_KEYS) {
            return new TooManyKeys(MAX_KEYS);
        }
        while (true) {
            ApiKeySecret secret = ApiKeySecret.of(secrets.bytes(ApiKeySecret.RANDOM_BYTES));
            ApiKey key = new ApiKey(
                    HexFormat.of().formatHex(secrets.bytes(ID_BYTES)),
                    wanted.name(),
                    caller.name(),
                    permissions,
                    packages,
                    secret.digest(),
                    now,
                    wanted.expiresInDays().map(days -> now.plus(Duration.ofDays(days))),
                    Optional.empty());
            if (keys.create(key)) {
                return new Created(key, secret);
            }
        }
    }

    /**
     * What kind of key somebody wants.
     *
     * @param name what to call it
     * @param permissions the names of what may be done with it
     * @param packages the patterns of what it may be done to; empty for every package
     * @param expiresInDays how long it lasts; empty for good
     */
    public record Wanted(
            String name, List<String> permissions, Optional<List<String>> packages, Optional<Integer> expiresInDays) {
        /** Copies the lists. */
        public Wanted {
            permissions = List.copyOf(permissions);
            packages = packages.map(List::copyOf);
        }
    }

    /** What became of it. In every case but the first nothing was stored. */
    public sealed interface Result {}

    /**
     * The key is there.
     *
     * @param key as stored
     * @param secret what its holder sends; nobody can see it again
     */
    public record Created(ApiKey key, ApiKeySecret secret) implements Result {}

    /** An API key makes no API keys. */
    public record NeedsAccessToken() implements Result {}

    /**
     * Something that was given breaks a rule.
     *
     * @param field what
     * @param rule the rule
     */
    public record BadField(String field, String rule) implements Result {}

    /**
     * The key was to have permissions that its maker has not.
     *
     * @param permissions which
     */
    public record TooMuch(List<Permission> permissions) implements Result {
        /** Copies the list. */
        public TooMuch {
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * The account has as many keys as it may have.
     *
     * @param limit how many
     */
    public record TooManyKeys(int limit) implements Result {}
}
