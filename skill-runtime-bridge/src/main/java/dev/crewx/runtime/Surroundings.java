package dev.crewx.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a run gets of the variables around it: what programs need to work, and nothing that might be a secret. */
final class Surroundings {
    private static final Set<String> PASSED_ON = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "LANG",
            "LC_*",
            "TZ",
            "TERM",
            "TMPDIR",
            "TEMP",
            "TMP",
            // Without these Windows starts hardly anything.
            "SystemRoot",
            "ComSpec",
            "PATHEXT",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA");

    private Surroundings() {}

    /** Of these variables those that everybody gets, and those that these names stand for. */
    static Map<String, String> passedOn(Map<String, String> variables, Set<String> more) {
        Map<String, String> passed = new LinkedHashMap<>();
        new TreeMap<>(variables).forEach((name, value) -> {
            if (isNamed(name, PASSED_ON) || isNamed(name, more)) {
                passed.put(name, value);
            }
        });
        return passed;
    }

    private static boolean isNamed(String name, Set<String> patterns) {
        return patterns.contains(name)
                || patterns.stream()
                        .filter(pattern -> pattern.endsWith("*"))
                        .anyMatch(pattern -> name.startsWith(pattern.substring(0, pattern.length() - 1)));
    }
}
