package dev.crewx.cli.install;

import dev.crewx.application.install.InstallPlan;
import dev.crewx.application.install.InstallPlan.Kind;
import dev.crewx.application.install.InstallPlan.PermissionRequest;
import dev.crewx.application.install.InstallPlan.Step;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Sizes;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan as people and as programs read it. */
final class PlanText {
    private PlanText() {}

    /** A line a package that is touched, then one that sums up. */
    static List<String> lines(InstallPlan plan) {
        List<String> lines = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (step.kind() != Kind.KEEP) {
                lines.add("  " + line(step));
                if (!step.wants().isEmpty()) {
                    lines.add("      wants " + String.join(", ", step.wants()));
                }
            }
        }
        lines.add("  " + summary(plan));
        return lines;
    }

    private static String line(Step step) {
        String before = step.before().map(Object::toString).orElse("");
        String after = step.after().map(Object::toString).orElse("");
        return switch (step.kind()) {
            case ADD -> "+ " + step.id() + " " + after;
            case UPDATE -> "~ " + step.id() + " " + before + " → " + after;
            case RESTORE -> "= " + step.id() + " " + after + " (put back)";
            case REMOVE -> "- " + step.id() + " " + before;
            case KEEP -> "  " + step.id() + " " + after;
        };
    }

    private static String summary(InstallPlan plan) {
        List<String> parts = new ArrayList<>();
        count(parts, plan.steps(Kind.ADD).size(), "to add");
        count(parts, plan.steps(Kind.UPDATE).size(), "to update");
        count(parts, plan.steps(Kind.RESTORE).size(), "to put back");
        count(parts, plan.steps(Kind.REMOVE).size(), "to remove");
        count(parts, plan.steps(Kind.KEEP).size(), "unchanged");
        count(parts, plan.elsewhere().size(), "for other machines");
        if (!plan.downloads().isEmpty()) {
            long bytes = plan.downloads().stream().mapToLong(Step::sizeBytes).sum();
            parts.add(Sizes.format(bytes) + " to download");
        }
        return parts.isEmpty() ? "nothing to do" : String.join(", ", parts);
    }

    private static void count(List<String> parts, int number, String what) {
        if (number > 0) {
            parts.add(number + " " + what);
        }
    }

    static JsonObject json(InstallPlan plan) {
        Members members = new Members();
        for (Kind kind : Kind.values()) {
            members.put(kind.name().toLowerCase(Locale.ROOT), Members.list(plan.steps(kind), PlanText::members));
        }
        return members.put("permissions", Members.list(plan.permissions(), PlanText::members))
                .put(
                        "elsewhere",
                        plan.elsewhere().stream().map(PackageId::toString).toList())
                .put("downloads", plan.downloads().size())
                .put(
                        "downloadBytes",
                        plan.downloads().stream().mapToLong(Step::sizeBytes).sum())
                .object();
    }

    private static Members members(Step step) {
        return new Members()
                .put("id", step.id())
                .put("before", step.before())
                .put("after", step.after())
                .put("requested", step.requested())
                .put("wants", step.wants());
    }

    static Members members(PermissionRequest request) {
        return new Members()
                .put("id", request.id())
                .put("version", request.version())
                .put("permissions", request.missing());
    }
}
