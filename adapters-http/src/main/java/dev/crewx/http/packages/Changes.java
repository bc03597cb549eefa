package dev.crewx.http.packages;

import dev.crewx.application.maintain.ChangeResult;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemResponse.FieldError;
import dev.crewx.http.problem.ProblemType;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a change to a package, told alike on every route. */
final class Changes {
    private Changes() {}

    /**
     * The package as it is after a change, or as it was where nothing had to be changed.
     *
     * @throws ProblemException when the change was refused
     */
    static CatalogEntry entry(ChangeResult result) {
        return switch (result) {
            case ChangeResult.Changed(var entry) -> entry;
            case ChangeResult.Unchanged(var entry) -> entry;
            case ChangeResult.NoSuchPackage(var id) -> throw PathParameters.noSuchPackage(id);
            case ChangeResult.NoSuchVersion(var id, var version) ->
                throw PathParameters.noSuchVersion(id, version.toString());
            case ChangeResult.NoSuchTag(var id, var tag) ->
                throw new ProblemException(
                        ProblemType.TAG_NOT_FOUND, "No dist-tag \"" + tag + "\" is set on \"" + id + "\".");
            case ChangeResult.NoSuchAccount(var name) ->
                throw new ProblemException(ProblemType.ACCOUNT_NOT_FOUND, "There is no account \"" + name + "\".");
            case ChangeResult.NotAllowed(var id, var caller, var permission) ->
                throw new ProblemException(
                        ProblemType.NOT_ALLOWED,
                        "\"" + caller + "\" may not change \"" + id + "\" here: it takes an owner, and the permission "
                                + permission.wireName() + ".");
            case ChangeResult.NeedsAccessToken(var id, var caller) ->
                throw new ProblemException(
                        ProblemType.NEEDS_ACCESS_TOKEN,
                        "The owners of \"" + id + "\" are not changed by an API key; sign in as \"" + caller
                                + "\" at POST /auth/login.");
            case ChangeResult.LastOwner(var id, var owner) ->
                throw new ProblemException(
                        ProblemType.LAST_OWNER,
                        "\"" + owner + "\" is the last owner of \"" + id + "\"; add another one first.");
            case ChangeResult.HasDependents(var id, var version, var dependents, boolean more) ->
                throw new ProblemException(
                        ProblemType.HAS_DEPENDENTS,
                        id + "@" + version + " is required by "
                                + dependents.stream().map(PackageId::toString).collect(Collectors.joining(", "))
                                + (more ? " and others" : "") + ". Yank it instead; an administrator can force it.");
            case ChangeResult.ForceNotAllowed(var id, var caller) ->
                throw new ProblemException(
                        ProblemType.NOT_ALLOWED,
                        "\"" + caller + "\" may not force this on \"" + id + "\": only an administrator does.");
            case ChangeResult.ImmutableFields(var id, var version, var fields) ->
                throw new ProblemException(
                        ProblemType.IMMUTABLE_FIELD,
                        "Of " + id + "@" + version + " these never change: " + String.join(", ", fields)
                                + ". Publish a new version.",
                        fields.stream()
                                .map(field -> new FieldError("/" + field, "never changes"))
                                .toList());
            case ChangeResult.InvalidFields(var findings) -> throw invalid(ProblemType.INVALID_FIELD, findings);
            case ChangeResult.Busy(var id) ->
                throw new ProblemException(
                        ProblemType.BUSY, "Others are changing \"" + id + "\" at this moment; try again.");
        };
    }

    /** Findings as a problem: the first error in words, all of them one by one. */
    static ProblemException invalid(ProblemType type, List<Finding> findings) {
        List<Finding> errors = findings.stream().filter(Finding::isError).toList();
        return new ProblemException(
                type,
                errors.stream().findFirst().map(Finding::toString).orElse(type.title() + "."),
                errors.stream()
                        .map(finding -> new FieldError(finding.location().toString(), finding.message()))
                        .toList());
    }
}
