package dev.crewx.domain.skill;

/** Whose rules a skill is held against. Publishing asks for {@link #CREWX} only. */
public enum SkillProfile {
    /** The open standard (agentskills.io). */
    AGENT_SKILLS("agent-skills"),
    /** This registry's. */
    CREWX("crewx");

    private final String word;

    SkillProfile(String word) {
        this.word = word;
    }

    /** {@code agent-skills} or {@code crewx}, as options and JSON have it. */
    public String word() {
        return word;
    }
}
