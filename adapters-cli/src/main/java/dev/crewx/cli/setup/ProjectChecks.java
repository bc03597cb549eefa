package dev.crewx.cli.setup;

import dev.crewx.application.install.ProjectDamage;
import dev.crewx.application.install.VerifyProject;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.HostMachine;
import dev.crewx.cli.install.DamageText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether what a project uses is installed as its files say. */
final class ProjectChecks {
    private static final String TOPIC = "project";

    private ProjectChecks() {}

    static List<Check> of(CliContext context, Path folder) {
        ProjectStore store = context.services().project(folder, Optional.empty());
        List<Check> checks = new ArrayList<>();
        if (!store.isSettled()) {
            checks.add(Check.warning(
                    TOPIC,
                    "a change of " + folder + " was broken off, or is going on",
                    "\"crewx registry ls\" finishes or undoes it"));
        }
        if (!Files.isWritable(folder)) {
            checks.add(
                    Check.warning(TOPIC, folder + " cannot be written", "Nothing can be installed there until it can"));
        }
        VerifyProject.Report report = new VerifyProject(
                        context.services().installPackages(folder, store, (id, lockedTo) -> {
                            throw new IllegalStateException("Looking needs no registry");
                        }))
                .check(HostMachine.of(context.environment(), Optional.empty(), store::crewxVersion));
        report.found().forEach(damage -> checks.add(check(damage)));
        if (checks.isEmpty()) {
            checks.add(Check.ok(
                    TOPIC,
                    report.packages() == 0
                            ? folder + " uses no packages"
                            : folder + " has the " + report.packages() + " installed that it should have"));
        }
        return checks;
    }

    private static Check check(ProjectDamage damage) {
        String text = DamageText.of(damage);
        String remedy = DamageText.remedy(damage);
        return switch (damage.kind()) {
            case LOCK_DISAGREES, NOT_INSTALLED, OTHER_VERSION, FILES_MISSING, PLACE_TAKEN, PLACE_WRONG ->
                Check.error(TOPIC, text, remedy);
            case NOT_LOCKED, UNKNOWN, FILES_CHANGED, PLACE_CHANGED, PLACE_LEFT -> Check.warning(TOPIC, text, remedy);
        };
    }
}
