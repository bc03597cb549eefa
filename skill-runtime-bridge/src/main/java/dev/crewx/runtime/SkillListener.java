package dev.crewx.runtime;

/** Is told what happens in a runtime, in the thread in which it happens. */
@FunctionalInterface
public interface SkillListener {

    /** Something happened. Must not throw: what it throws comes out of the method that told it. */
    void on(SkillEvent event);
}
