package dev.crewx.runtime;

import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.VersionRange;
import java.util.List;
import java.util.Optional;

/**
 * Installs packages into the runtime's project, by the rules and consents of every other install; what the runtime asks
 * when a skill is not there and it may.
 */
@FunctionalInterface
public interface SkillInstaller {

    /**
     * Installs a package and all that it depends on.
     *
     * @param range the versions that will do; the newest when not said
     */
    Attempt install(PackageId id, Optional<VersionRange> range);

    /** What became of it. */
    sealed interface Attempt {
        /** It is in place. */
        record Installed() implements Attempt {}

        /**
         * It is not, and the project is as it was.
         *
         * @param code a stable lower-case name of the reason
         * @param message why not, for people
         * @param suggestions what can be done
         */
        record Refused(String code, String message, List<String> suggestions) implements Attempt {
            /** Copies the suggestions. */
            public Refused {
                suggestions = List.copyOf(suggestions);
            }
        }
    }
}
