package dev.crewx.application.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommittedTokensTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"registry\": \"https://ada:secret@skills.example\"}",
                "{\"token\": \"0f3a9c1e5b7d2468ace0\"}",
                "{\"password\": \"correct horse\"}",
                "{\"_authToken\": \"x\"}",
                "{\"apiKey\" : \"x\"}",
                "registry_token: crwx_0123456789abcdefghij",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl"
            })
    void findsWhatLooksLikeAToken(String text) {
        assertEquals(1, CommittedTokens.in("file", text).size(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"registry\": \"https://skills.example:8443/@acme\"}",
                "{\"requires\": {\"password\": \"^1.0.0\", \"secret\": \">=2 <3\", \"token\": \"1.0.0-alpha.1234567890\"}}",
                "{\"note\": \"crwx_ is how keys begin\"}",
                "see https://example.org/a:b and mail ada@example.org"
            })
    void findsNothingInWhatOnlyLooksABitLikeIt(String text) {
        assertEquals(List.of(), CommittedTokens.in("file", text));
    }
}
