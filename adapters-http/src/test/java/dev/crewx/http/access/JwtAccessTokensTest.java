package dev.crewx.http.access;

import dev.crewx.application.access.spi.AccessTokens;
import dev.crewx.application.testkit.AccessTokensContract;
import io.micronaut.context.ApplicationContext;
import io.micronaut.security.token.generator.TokenGenerator;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

final class JwtAccessTokensTest extends AccessTokensContract {
    private static final String KEY = "micronaut.security.token.jwt.signatures.secret.generator.";

    private final ApplicationContext context = ApplicationContext.run(
            Map.of(KEY + "secret", "0123456789abcdef0123456789abcdef0123456789abcdef", KEY + "jws-algorithm", "HS256"));

    @AfterEach
    void close() {
        context.close();
    }

    @Override
    protected AccessTokens tokens() {
        return new JwtAccessTokens(context.getBean(TokenGenerator.class), clock());
    }

    @Override
    protected Clock clock() {
        return Clock.systemUTC();
    }
}
