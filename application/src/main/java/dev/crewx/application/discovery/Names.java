package dev.crewx.application.discovery;

import dev.crewx.application.discovery.OfferSkills.Candidate;
import dev.crewx.application.discovery.OfferSkills.Key;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.skill.SkillNames;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Gives each skill a name that no other has, and that depends on no order: its own where nobody else has it, else that of
 * its package with its own.
 */
final class Names {
    private static final int HEX = 8;

    private Names() {}

    static List<OfferedSkill> give(List<Candidate> candidates) {
        Map<String, Integer> own = count(candidates, Names::own);
        Function<Candidate, String> byPackage =
                candidate -> one(own, own(candidate)) ? own(candidate) : withPackage(candidate);
        Map<String, Integer> packaged = count(candidates, byPackage);
        Function<Candidate, String> last = candidate ->
                one(packaged, byPackage.apply(candidate)) ? byPackage.apply(candidate) : withDigest(candidate);
        return candidates.stream()
                .map(candidate -> offered(candidate, last.apply(candidate)))
                .sorted(Comparator.comparing(OfferedSkill::name)
                        .thenComparing(OfferedSkill::packageId)
                        .thenComparing(OfferedSkill::file))
                .toList();
    }

    private static Map<String, Integer> count(List<Candidate> candidates, Function<Candidate, String> name) {
        Map<String, Integer> count = new HashMap<>();
        candidates.forEach(candidate -> count.merge(name.apply(candidate), 1, Integer::sum));
        return count;
    }

    private static boolean one(Map<String, Integer> count, String name) {
        return count.getOrDefault(name, 0) == 1;
    }

    private static String own(Candidate candidate) {
        return candidate.key().skill.name();
    }

    private static String full(Candidate candidate) {
        PackageId id = candidate.key().version.manifest().id();
        return id.scope().map(scope -> scope + "-").orElse("") + id.name() + "-" + own(candidate);
    }

    private static String withPackage(Candidate candidate) {
        String full = full(candidate);
        return full.length() <= SkillNames.MAX_LENGTH ? full : withDigest(candidate);
    }

    private static String withDigest(Candidate candidate) {
        String full = full(candidate);
        String cut = full.substring(0, Math.min(full.length(), SkillNames.MAX_LENGTH - HEX - 1));
        String hex = candidate.digest().hex().substring(0, HEX);
        return cut.endsWith("-") ? cut + hex : cut + "-" + hex;
    }

    private static OfferedSkill offered(Candidate candidate, String name) {
        Key key = candidate.key();
        return new OfferedSkill(
                name,
                key.skill.description(),
                key.version.manifest().id(),
                key.version.version(),
                key.file(),
                candidate.digest());
    }
}
