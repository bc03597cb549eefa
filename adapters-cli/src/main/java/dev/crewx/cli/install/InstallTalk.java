package dev.crewx.cli.install;

import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallPlan;
import dev.crewx.application.install.InstallPlan.PermissionRequest;
import dev.crewx.application.install.spi.ProjectStore.Recovery;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.Progress;
import dev.crewx.cli.console.Question;
import dev.crewx.domain.manifest.PackageId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a person how an install goes on, and asks where they have to decide. */
final class InstallTalk implements InstallListener, AutoCloseable {
    private final Console console;
    private final Question question;
    private volatile Progress progress = Progress.NONE;
    private @Nullable InstallPlan plan;

    InstallTalk(Console console, Question question) {
        this.console = console;
        this.question = question;
    }

    @Override
    public void waiting() {
        console.talk("⏳", "Another crewx is changing this project; waiting for it …");
    }

    @Override
    public void recovered(Recovery recovery) {
        console.talk(
                "",
                recovery == Recovery.FINISHED
                        ? "An earlier change of this project was broken off; it is finished now."
                        : "An earlier change of this project was broken off; it is undone now.");
    }

    /** The plan, once there was one. */
    Optional<InstallPlan> plan() {
        return Optional.ofNullable(plan);
    }

    @Override
    public void planned(InstallPlan made) {
        plan = made;
        if (made.touchesPackages() || !made.permissions().isEmpty()) {
            console.talk("", "Plan:");
            PlanText.lines(made).forEach(line -> console.talk("", line));
        }
        long bytes =
                made.downloads().stream().mapToLong(InstallPlan.Step::sizeBytes).sum();
        if (bytes > 0) {
            progress = console.progress("Downloading", bytes);
        }
    }

    /** A yes to every question is not enough here: what is given away is given by its name. */
    @Override
    public boolean approves(InstallPlan asking) {
        if (!question.isPossible()) {
            return false;
        }
        for (PermissionRequest request : asking.permissions()) {
            console.talk("", InstallFailures.wish(request));
        }
        String answer = question.line("Allow this? [y/N] ").orElse("").strip();
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    @Override
    public void received(PackageId id, long bytes) {
        progress.advance(bytes);
    }

    @Override
    public void committing() {
        progress.close();
    }

    @Override
    public void close() {
        progress.close();
    }
}
