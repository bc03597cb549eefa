package dev.crewx.application.testkit;

import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.application.search.spi.SearchDocument.SkillText;
import dev.crewx.domain.manifest.PackageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes search documents; what is not said is empty. */
public final class Findable {
    private final PackageId id;
    private String name = "";
    private String description = "";
    private String author = "";
    private String category = "";
    private List<String> keywords = List.of();
    private final List<SkillText> skills = new ArrayList<>();
    private String readme = "";
    private List<String> platforms = List.of();
    private Instant createdAt = Instant.EPOCH;
    private Instant updatedAt = Instant.EPOCH;

    private Findable(PackageId id) {
        this.id = id;
    }

    /** A package of this id. */
    public static Findable of(String id) {
        return new Findable(PackageId.parse(id));
    }

    /** Called so by people. */
    public Findable named(String newName) {
        name = newName;
        return this;
    }

    /** That describes itself so. */
    public Findable described(String newDescription) {
        description = newDescription;
        return this;
    }

    /** By this author. */
    public Findable by(String newAuthor) {
        author = newAuthor;
        return this;
    }

    /** Of this category. */
    public Findable in(String newCategory) {
        category = newCategory;
        return this;
    }

    /** With these keywords. */
    public Findable keywords(String... newKeywords) {
        keywords = List.of(newKeywords);
        return this;
    }

    /** With this skill beside those before. */
    public Findable skill(String skillName, String skillDescription) {
        skills.add(new SkillText(skillName, skillDescription));
        return this;
    }

    /** With this README. */
    public Findable readme(String newReadme) {
        readme = newReadme;
        return this;
    }

    /** For these platforms. */
    public Findable on(String... newPlatforms) {
        platforms = List.of(newPlatforms);
        return this;
    }

    /** First published and last changed then. */
    public Findable at(Instant created, Instant updated) {
        createdAt = created;
        updatedAt = updated;
        return this;
    }

    /** The document. */
    public SearchDocument document() {
        return new SearchDocument(
                id, name, description, author, category, keywords, skills, readme, platforms, createdAt, updatedAt);
    }
}
