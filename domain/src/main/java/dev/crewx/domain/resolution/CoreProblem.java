package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packages of a conflict with all their published versions, and the facts among them; nothing else. */
final class CoreProblem {
    /** Being absent; version {@code i} is value {@code i + 1}. */
    static final int ABSENT = 0;

    final List<Member> members = new ArrayList<>();
    final List<Statement> facts = new ArrayList<>();
    private final Map<String, Member> byName = new HashMap<>();

    /** A package of the conflict. */
    static final class Member {
        final int index;
        final String name;
        final boolean exists;
        final List<PackageVersion> versions;
        final List<SemanticVersion> numbers;

        /** For each asked-for package what each value asks of it; {@code null} where it asks nothing. */
        final Map<Member, Ask[]> asks = new LinkedHashMap<>();

        /** The packages that ask for this one. */
        final List<Member> dependents = new ArrayList<>();

        /** How ranges asked of this package were written, by the values they admit. */
        final Map<List<Long>, String> writings = new HashMap<>();

        Member(int index, String name, boolean exists, List<PackageVersion> versions) {
            this.index = index;
            this.name = name;
            this.exists = exists;
            this.versions = versions;
            this.numbers = versions.stream().map(PackageVersion::version).toList();
        }

        int size() {
            return versions.size() + 1;
        }
    }

    /**
     * What a version asks of another package.
     *
     * @param dependency as it was written
     * @param allowed the values that will do
     */
    record Ask(Dependency dependency, ValueSet allowed) {}

    CoreProblem(List<String> names, PackageProvider provider, ResolutionRequest request) {
        for (String name : names) {
            var listing = provider.versionsOf(name);
            List<PackageVersion> versions = new ArrayList<>(listing.orElse(List.of()));
            versions.sort(Comparator.comparing(PackageVersion::version));
            Member member = new Member(members.size(), name, listing.isPresent(), versions);
            members.add(member);
            byName.put(name, member);
        }
        for (Dependency dependency : request.requirements()) {
            Member target = byName.get(dependency.name());
            if (target != null) {
                ValueSet allowed = allowed(target, dependency);
                facts.add(new Statement(
                        Map.of(target, allowed.complement()),
                        new Cause.ProjectRequires(dependency, targetOf(target, allowed))));
            }
        }
        for (Member member : members) {
            addUnusable(member, request);
            addAsks(member);
        }
    }

    private void addUnusable(Member member, ResolutionRequest request) {
        Map<String, ValueSet> byReason = new LinkedHashMap<>();
        for (int i = 0; i < member.versions.size(); i++) {
            PackageVersion version = member.versions.get(i);
            boolean locked =
                    Optional.ofNullable(request.locked().get(member.name)).equals(Optional.of(version.version()));
            String reason = version.yanked() && !locked
                    ? "was yanked"
                    : version.host().mismatch(request.host()).orElse("");
            if (!reason.isEmpty()) {
                byReason.computeIfAbsent(reason, r -> new ValueSet(member.size()))
                        .add(i + 1);
            }
        }
        byReason.forEach((reason, values) -> facts.add(new Statement(
                Map.of(member, values),
                new Cause.Unusable(member.name, versions(member, values), describe(member, values), reason))));
    }

    private void addAsks(Member member) {
        Map<Dependency, ValueSet> known = new HashMap<>();
        for (int i = 0; i < member.versions.size(); i++) {
            for (Dependency dependency : member.versions.get(i).dependencies()) {
                Member target = byName.get(dependency.name());
                if (target == null) {
                    continue;
                }
                ValueSet allowed = known.computeIfAbsent(dependency, d -> allowed(target, d));
                Ask[] asks = member.asks.computeIfAbsent(target, t -> {
                    t.dependents.add(member);
                    return new Ask[member.size()];
                });
                Ask earlier = asks[i + 1];
                asks[i + 1] = earlier == null ? new Ask(dependency, allowed) : both(earlier, dependency, allowed);
            }
        }
    }

    private static Ask both(Ask earlier, Dependency dependency, ValueSet allowed) {
        String text =
                earlier.dependency().range().text() + " " + dependency.range().text();
        VersionRange range = VersionRange.tryParse(text).orElse(dependency.range());
        boolean optional = earlier.dependency().optional() && dependency.optional();
        return new Ask(
                new Dependency(dependency.name(), range, optional),
                earlier.allowed().and(allowed));
    }

    private static ValueSet allowed(Member target, Dependency dependency) {
        ValueSet allowed = new ValueSet(target.size());
        for (int i = 0; i < target.versions.size(); i++) {
            if (dependency.range().contains(target.versions.get(i).version())) {
                allowed.add(i + 1);
            }
        }
        target.writings.putIfAbsent(allowed.words(), dependency.range().text());
        if (dependency.optional()) {
            allowed.add(ABSENT);
        }
        return allowed;
    }

    static Cause.Target targetOf(Member target, ValueSet allowed) {
        return new Cause.Target(target.name, target.exists, allowed.hasMemberFrom(1));
    }

    /** The versions among the values. */
    static List<SemanticVersion> versions(Member member, ValueSet values) {
        List<SemanticVersion> versions = new ArrayList<>();
        for (int value = values.next(1); value >= 0; value = values.next(value + 1)) {
            versions.add(member.numbers.get(value - 1));
        }
        return versions;
    }

    /** The versions among the values as a person writes them; empty for all. */
    static String describe(Member member, ValueSet values) {
        ValueSet versionsOnly = values.without(ABSENT);
        if (versionsOnly.count() == member.versions.size()) {
            return "";
        }
        String written = member.writings.get(versionsOnly.words());
        if (written != null && !written.isEmpty()) {
            return written;
        }
        return VersionRange.describe(
                member.numbers,
                version -> versionsOnly.contains(Collections.binarySearch(member.numbers, version) + 1));
    }
}
