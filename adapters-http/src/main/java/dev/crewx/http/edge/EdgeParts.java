package dev.crewx.http.edge;

import dev.crewx.http.HttpSettings;
import dev.crewx.http.exchange.ExchangeObserver;
import dev.crewx.http.exchange.FastRoute;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * What the edges of all connections share.
 *
 * @param settings how clients are dealt with
 * @param traffic what goes on as a whole
 * @param refusals what is refused at once
 * @param clients where requests come from
 * @param headers what every answer has
 * @param cors which pages may use the API
 * @param json writes problems
 * @param fastRoutes what is answered without the framework
 * @param observers who is told of each exchange
 * @param waiting runs what may wait for a store
 */
@Singleton
record EdgeParts(
        HttpSettings settings,
        Traffic traffic,
        Refusals refusals,
        Clients clients,
        CommonHeaders headers,
        Cors cors,
        JsonMapper json,
        List<FastRoute> fastRoutes,
        List<ExchangeObserver> observers,
        @Named(TaskExecutors.BLOCKING) ExecutorService waiting) {}
