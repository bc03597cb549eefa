package dev.crewx.cli.install;

import dev.crewx.application.install.InstallPlan.PermissionRequest;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Collision;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.cli.bundle.Bundling;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.FailureType;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Disagreement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What an install's refusals mean to a person and to a script. In all of them the project is as it was. */
final class InstallFailures {
    /** What is said where somebody may wonder. */
    static final String AS_IT_WAS = "The project is as it was.";

    private InstallFailures() {}

    static CommandFailure of(InstallResult refusal) {
        return switch (refusal) {
            case InstallResult.Installed done -> throw new IllegalStateException("Not a failure: " + done);
            case InstallResult.Planned done -> throw new IllegalStateException("Not a failure: " + done);
            case InstallResult.Interrupted() ->
                CommandFailure.of(FailureType.INTERRUPTED, "Interrupted; the project is as it was.");
            case InstallResult.NoSuchPackage(PackageId id) ->
                CommandFailure.of(FailureType.PACKAGE_NOT_FOUND, "There is no package \"" + id + "\".");
            case InstallResult.NotRequired(PackageId id, List<String> dependents) -> notRequired(id, dependents);
            case InstallResult.NoSuchAgent(String id, List<String> known) ->
                CommandFailure.of(FailureType.UNKNOWN_AGENT, "There is no agent \"" + id + "\".")
                        .hint("There is " + String.join(", ", known)
                                + "; and auto, for those the project shows signs of.");
            case InstallResult.Conflict(var conflict) ->
                CommandFailure.of(FailureType.DEPENDENCY_CONFLICT, conflict.message());
            case InstallResult.Cycle(List<String> messages) ->
                CommandFailure.of(FailureType.DEPENDENCY_CYCLE, String.join("\n", messages));
            case InstallResult.TookTooLong(String message) -> CommandFailure.of(FailureType.RESOLUTION_BUDGET, message);
            case InstallResult.NotForThisMachine(SortedMap<String, String> reasons) ->
                CommandFailure.of(FailureType.NOT_FOR_THIS_MACHINE, "what is locked does not do for this machine:")
                        .details(reasons.entrySet().stream()
                                .map(reason -> reason.getKey() + " " + reason.getValue())
                                .toList())
                        .hint("crewx registry update looks for versions that do.");
            case InstallResult.LockDisagrees(List<Disagreement> disagreements) ->
                CommandFailure.of(
                                FailureType.LOCK_DISAGREES,
                                "crewx-skills.lock does not go with crewx-skills.json, and is to stay as it is:")
                        .details(disagreements.stream()
                                .map(Disagreement::message)
                                .toList())
                        .hint("Install without --frozen and commit both files.");
            case InstallResult.ConsentMissing(List<PermissionRequest> permissions) ->
                CommandFailure.of(
                                FailureType.PERMISSIONS_NOT_APPROVED, "permissions that nobody approved of are wanted:")
                        .details(permissions.stream().map(InstallFailures::wish).toList())
                        .hint("Say --allow-permissions when that is right; --yes is not enough.");
            case InstallResult.Edited(SortedMap<String, List<String>> paths) ->
                CommandFailure.of(
                                FailureType.EDITED_FILES,
                                "files that were changed since they were installed would be overwritten or removed:")
                        .details(edited(paths))
                        .hint("Save what you need of them; --force overwrites them.");
            case InstallResult.SkillsCollide(List<Collision> collisions) ->
                CommandFailure.of(
                                FailureType.SKILLS_COLLIDE,
                                "skills of the same name would go into the same agent's folder:")
                        .details(collisions.stream()
                                .map(InstallFailures::collision)
                                .toList())
                        .hint("Keep one of the packages, or install for no agent: crewx registry uninstall --target"
                                + " <agent>.");
            case InstallResult.PlacesOccupied(List<AgentPlace> places) ->
                CommandFailure.of(FailureType.PLACES_OCCUPIED, "something that crewx did not put there stands at:")
                        .details(places.stream()
                                .map(place -> place.path() + " (where the skill of " + place.owner() + " belongs)")
                                .toList())
                        .hint("Rename it or take it away.");
            case InstallResult.NotCached(List<String> missing) ->
                CommandFailure.of(
                                FailureType.NOT_CACHED,
                                "offline, and not in the caches: " + String.join(", ", missing) + ".")
                        .hint(AS_IT_WAS);
            case InstallResult.WrongDigest(var id, var version, var expected, var found) ->
                CommandFailure.of(
                                FailureType.WRONG_DIGEST,
                                "what came for " + id + "@" + version + " is " + found + ", not " + expected
                                        + " as announced.")
                        .hint(AS_IT_WAS);
            case InstallResult.BadBundle(var id, var version, var findings) ->
                CommandFailure.of(FailureType.CORRUPT_BUNDLE, id + "@" + version + " breaks the rules of bundles:")
                        .details(Bundling.invalid(findings).details())
                        .hint(AS_IT_WAS);
            case InstallResult.RegistryRefused(var id, var refused) ->
                Registries.failure(refused).hint(AS_IT_WAS);
        };
    }

    private static CommandFailure notRequired(PackageId id, List<String> dependents) {
        return dependents.isEmpty()
                ? CommandFailure.of(FailureType.NOT_REQUIRED, "the project does not use \"" + id + "\".")
                : CommandFailure.of(
                        FailureType.NOT_REQUIRED,
                        "the project does not ask for \"" + id + "\" itself; needed by " + String.join(", ", dependents)
                                + ".");
    }

    static String wish(PermissionRequest request) {
        return request.id() + "@" + request.version() + (request.known() ? " now also wants " : " wants ")
                + String.join(", ", request.missing());
    }

    private static List<String> edited(SortedMap<String, List<String>> paths) {
        List<String> lines = new ArrayList<>();
        paths.forEach((owner, files) -> files.forEach(file -> lines.add(owner + ": " + file)));
        return lines;
    }

    private static String collision(Collision collision) {
        return "\"" + collision.skill() + "\" of "
                + collision.packages().stream().map(PackageId::toString).collect(Collectors.joining(" and "))
                + collision.folder().map(folder -> " in " + folder).orElse("");
    }
}
