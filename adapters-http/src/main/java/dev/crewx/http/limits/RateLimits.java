package dev.crewx.http.limits;

import dev.crewx.http.HttpSettings;
import dev.crewx.http.exchange.Allowance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The limits of one server. What a client is, the caller says: an account's name or an address. */
@Singleton
public final class RateLimits {
    private static final int MAX_CLIENTS = 100_000;

    private final Map<Limit, TokenBuckets> buckets = new EnumMap<>(Limit.class);

    @Inject
    RateLimits(HttpSettings settings, Clock clock) {
        this(settings.rates(), clock, MAX_CLIENTS);
    }

    RateLimits(HttpSettings.Rates rates, Clock clock, int maxClients) {
        for (Limit limit : Limit.values()) {
            int perMinute = switch (limit) {
                case EVERYTHING, BAD_CREDENTIALS -> rates.everything();
                case LOGIN -> rates.login();
                case PUBLISH -> rates.publish();
                case SEARCH -> rates.search();
            };
            if (perMinute > 0) {
                buckets.put(limit, new TokenBuckets(perMinute, maxClients, clock));
            }
        }
    }

    /**
     * Counts a request of this client.
     *
     * @return what it may still ask for; empty when there is no such limit
     */
    public Optional<Allowance> take(Limit limit, String client) {
        return Optional.ofNullable(buckets.get(limit)).map(each -> each.take(client));
    }

    /**
     * What {@link #take} would say, without counting anything.
     *
     * @return empty when there is no such limit
     */
    public Optional<Allowance> look(Limit limit, String client) {
        return Optional.ofNullable(buckets.get(limit)).map(each -> each.look(client));
    }
}
