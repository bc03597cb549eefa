package dev.crewx.runtime;

import java.time.Duration;

/** Something that happened in the runtime. */
public sealed interface SkillEvent {

    /**
     * A skill was found and read.
     *
     * @param skill which
     */
    record Loaded(SkillDescriptor skill) implements SkillEvent {}

    /**
     * A skill was checked.
     *
     * @param validation what was found
     */
    record Validated(SkillValidation validation) implements SkillEvent {}

    /**
     * A skill was run, with success.
     *
     * @param skill its name
     * @param executionId names the run
     * @param time how long it took
     */
    record Executed(String skill, String executionId, Duration time) implements SkillEvent {}

    /**
     * Something went wrong.
     *
     * @param error what
     */
    record Failed(SkillError error) implements SkillEvent {}

    /** The caches were emptied. */
    record CacheCleared() implements SkillEvent {}

    /** The runtime was shut down. */
    record ShutDown() implements SkillEvent {}
}
