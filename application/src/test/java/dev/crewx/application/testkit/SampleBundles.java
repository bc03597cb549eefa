package dev.crewx.application.testkit;

/** Small bundles that keep every rule, to start from. */
public final class SampleBundles {
    /** The manifest of {@link #good}. */
    public static final String MANIFEST = """
            {"manifestVersion":"1.0.0","packageType":"skill-bundle","id":"sample","version":"1.0.0",
             "metadata":{"name":"Sample","description":"A sample."},
             "skills":[{"id":"sample","path":"skills/sample/SKILL.md"}]}
            """;

    /** The skill of {@link #good}. */
    public static final String SKILL = """
            ---
            name: sample
            description: Does what samples do.
            ---
            # Sample
            """;

    private SampleBundles() {}

    /** Manifest and skill, with room for more. */
    public static TarBuilder good() {
        return new TarBuilder().file("manifest.json", MANIFEST).file("skills/sample/SKILL.md", SKILL);
    }

    /** The same with another manifest. */
    public static TarBuilder withManifest(String manifest) {
        return new TarBuilder().file("manifest.json", manifest).file("skills/sample/SKILL.md", SKILL);
    }

    /** The same with another skill. */
    public static TarBuilder withSkill(String skill) {
        return new TarBuilder().file("manifest.json", MANIFEST).file("skills/sample/SKILL.md", skill);
    }

    /** A bundle in gzip under any id and version, whose only skill is called as its name. */
    public static byte[] bundle(String id, String version) {
        String name = id.substring(id.indexOf('/') + 1);
        String manifest = """
                {"manifestVersion":"1.0.0","packageType":"skill-bundle","id":"%s","version":"%s",
                 "metadata":{"name":"%s","description":"The package %s."},
                 "skills":[{"id":"%s","path":"skills/%s/SKILL.md"}]}
                """.formatted(id, version, name, id, name, name);
        String skill = "---\nname: %s\ndescription: The skill of %s.\n---\n# %s\n".formatted(name, id, name);
        return new TarBuilder()
                .file("manifest.json", manifest)
                .file("skills/" + name + "/SKILL.md", skill)
                .gzip();
    }
}
