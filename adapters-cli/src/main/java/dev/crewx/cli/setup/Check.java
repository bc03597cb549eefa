package dev.crewx.cli.setup;

import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.Members;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that was looked at.
 *
 * @param topic what it is part of
 * @param state how it is
 * @param message what was found
 * @param remedy what to do about it; empty where there is nothing to do
 */
record Check(String topic, State state, String message, Optional<String> remedy) {

    /** How something is. */
    enum State {
        /** As it should be. */
        OK("✅", "ok"),
        /** It works, and should be otherwise. */
        WARNING("⚠️ ", "warning"),
        /** It does not work. */
        ERROR("❌", "error");

        private final String symbol;
        private final String word;

        State(String symbol, String word) {
            this.symbol = symbol;
            this.word = word;
        }
    }

    static Check ok(String topic, String message) {
        return new Check(topic, State.OK, message, Optional.empty());
    }

    static Check warning(String topic, String message, String remedy) {
        return new Check(topic, State.WARNING, message, Optional.of(remedy));
    }

    static Check error(String topic, String message, String remedy) {
        return new Check(topic, State.ERROR, message, Optional.of(remedy));
    }

    Members members() {
        return new Members()
                .put("topic", topic)
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .put("message", message)
                .put("remedy", remedy);
    }

    void say(Console console) {
        console.say(state.symbol, String.format("%-8s %s: %s", state.word, topic, message));
        remedy.ifPresent(text -> console.say("           → " + text));
    }
}
