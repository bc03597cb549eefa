package dev.crewx.application.install;

import dev.crewx.application.install.spi.AgentPlace;
import java.util.List;

/**
 * What changes in agents' folders.
 *
 * @param put the skills to put there
 * @param take the skills to take away
 * @param forget what was put there and has been replaced by somebody else's since
 * @param warnings what the user should know
 */
record Placement(List<AgentPlace> put, List<AgentPlace> take, List<AgentPlace> forget, List<String> warnings) {
    Placement {
        put = List.copyOf(put);
        take = List.copyOf(take);
        forget = List.copyOf(forget);
        warnings = List.copyOf(warnings);
    }

    boolean isEmpty() {
        return put.isEmpty() && take.isEmpty();
    }
}
