package dev.crewx.runtime;

import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a skill depends on.
 *
 * @param skill the skill's name
 * @param inOrder the skills it depends on, each once: what it names itself first, then what those name, and so on
 * @param edges of the skill and of each of these, the names of what it depends on directly
 * @param problems what is not there or does not fit, and circles
 */
public record SkillDependencies(
        String skill, List<SkillDescriptor> inOrder, Map<String, List<String>> edges, List<Problem> problems) {
    /** Copies the collections. */
    public SkillDependencies {
        inOrder = List.copyOf(inOrder);
        edges = Collections.unmodifiableMap(new LinkedHashMap<>(edges));
        problems = List.copyOf(problems);
    }

    /** Why dependencies are not as they should be. */
    public sealed interface Problem {
        /** A sentence for people. */
        String message();

        /**
         * A dependency is not there.
         *
         * @param neededBy the skill or package that names it
         * @param id what it names
         * @param range the versions that would do
         */
        record Missing(String neededBy, PackageId id, VersionRange range) implements Problem {
            @Override
            public String message() {
                return neededBy + " needs " + written(id, range) + ", which is not there";
            }
        }

        /**
         * A dependency is there in a version that will not do.
         *
         * @param neededBy the skill or package that names it
         * @param id what it names
         * @param range the versions that would do
         * @param found the version that is there; empty when it says none
         */
        record OtherVersion(String neededBy, PackageId id, VersionRange range, Optional<SemanticVersion> found)
                implements Problem {
            @Override
            public String message() {
                return neededBy + " needs " + written(id, range)
                        + found.map(version -> "; there is " + version).orElse("; what is there says no version");
            }
        }

        /**
         * Skills depend on each other in a circle.
         *
         * @param names the skills on it; the first stands at the end again
         */
        record Circle(List<String> names) implements Problem {
            /** Copies the names. */
            public Circle {
                names = List.copyOf(names);
            }

            @Override
            public String message() {
                return "circular dependency detected: " + String.join(" \u2192 ", names);
            }
        }

        private static String written(PackageId id, VersionRange range) {
            return range.text().equals(VersionRange.ANY.text()) ? id.toString() : id + "@" + range.text();
        }
    }
}
