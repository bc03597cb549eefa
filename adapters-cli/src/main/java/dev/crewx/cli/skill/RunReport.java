package dev.crewx.cli.skill;

import dev.crewx.cli.console.Members;
import dev.crewx.runtime.ExecutionContext;
import dev.crewx.runtime.ExecutionResult;
import dev.crewx.runtime.SkillError;

/** What {@code --json} says of a run. */
final class RunReport {
    private RunReport() {}

    static Members members(ExecutionContext context, ExecutionResult result) {
        Members members = new Members()
                .put("skill", context.skill().descriptor().name())
                .put("agent", context.provider())
                .put("success", result.success());
        result.exitStatus().ifPresent(status -> members.put("exitStatus", status));
        ExecutionResult.Metadata about = result.metadata();
        return members.put("output", result.output())
                .put("errorOutput", result.errorOutput())
                .put("truncated", result.truncated())
                .put("error", result.error().map(SkillError::code))
                .put(
                        "artifacts",
                        Members.list(
                                result.artifacts(),
                                artifact -> new Members()
                                        .put("path", artifact.path())
                                        .put("size", artifact.sizeBytes())
                                        .put("created", artifact.created())))
                .put(
                        "metadata",
                        new Members()
                                .put("executionId", about.executionId())
                                .put("executionTime", about.executionTime().toMillis())
                                .put("memoryUsage", about.memoryBytes())
                                .put("dependenciesUsed", about.dependenciesUsed())
                                .put("artifactsComplete", about.artifactsComplete())
                                .put("cacheHits", about.cacheHits())
                                .put("cacheMisses", about.cacheMisses())
                                .object());
    }
}
