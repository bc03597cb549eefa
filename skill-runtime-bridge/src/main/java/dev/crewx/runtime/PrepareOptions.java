package dev.crewx.runtime;

import dev.crewx.domain.skill.Strictness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a run is made ready.
 *
 * @param workingDirectory where it runs; the runtime's project when not said
 * @param environment variables for it beside those of the allow-list
 * @param timeout after which it is ended
 * @param strictness whether a skill that breaks a rule is refused
 * @param install whether a skill that is not there is installed
 */
public record PrepareOptions(
        Optional<Path> workingDirectory,
        Map<String, String> environment,
        Duration timeout,
        Strictness strictness,
        boolean install) {
    /** How long a run may take when nobody says. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** The project, the allow-list, 30 seconds, lenient, nothing installed. */
    public static final PrepareOptions DEFAULT =
            new PrepareOptions(Optional.empty(), Map.of(), DEFAULT_TIMEOUT, Strictness.LENIENT, false);

    /** @throws IllegalArgumentException when there is no time at all */
    public PrepareOptions {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A run needs time, not " + timeout);
        }
    }

    /** The same in this folder. */
    public PrepareOptions in(Path folder) {
        return new PrepareOptions(Optional.of(folder), environment, timeout, strictness, install);
    }

    /** The same with these variables besides. */
    public PrepareOptions with(Map<String, String> variables) {
        return new PrepareOptions(workingDirectory, variables, timeout, strictness, install);
    }

    /** The same with this time. */
    public PrepareOptions within(Duration time) {
        return new PrepareOptions(workingDirectory, environment, time, strictness, install);
    }

    /** The same, refusing skills that break a rule. */
    public PrepareOptions strict() {
        return new PrepareOptions(workingDirectory, environment, timeout, Strictness.STRICT, install);
    }

    /** The same, installing what is not there. */
    public PrepareOptions installing() {
        return new PrepareOptions(workingDirectory, environment, timeout, strictness, true);
    }
}
