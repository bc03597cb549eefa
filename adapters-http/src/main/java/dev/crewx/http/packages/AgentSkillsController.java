package dev.crewx.http.packages;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.crewx.application.discovery.OfferSkills;
import dev.crewx.application.discovery.OfferedSkill;
import dev.crewx.application.discovery.SkillArchive;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.util.List;

/** {@code /.well-known/agent-skills}: skills one by one, for clients of Agent Skills discovery 0.2.0. */
@Controller("/.well-known/agent-skills")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class AgentSkillsController {
    private static final String SCHEMA = "https://schemas.agentskills.io/discovery/0.2.0/schema.json";
    private static final String GZIP = "application/gzip";
    private static final MediaType GZIP_TYPE = MediaType.of(GZIP);
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final OfferSkills offerSkills;
    private final JsonMapper json;

    AgentSkillsController(OfferSkills offerSkills, JsonMapper json) {
        this.offerSkills = offerSkills;
        this.json = json;
    }

    /** Every public skill of every package's latest version, each as an archive of its own. */
    @Get("/index.json")
    HttpResponse<byte[]> index(HttpRequest<?> request) throws IOException {
        OfferSkills.Offer offer = offerSkills.offer();
        byte[] body = json.writeValueAsBytes(new SkillsResponse(
                SCHEMA, offer.skills().stream().map(OfferedResponse::of).toList(), offer.leftOut()));
        String etag = "W/\"" + Digest.of(body).hex().substring(0, 32) + "\"";
        return answer(request, MediaType.APPLICATION_JSON_TYPE, etag, body)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** One skill, with SKILL.md at the archive's root. */
    @Get("/{id}/{file}")
    @Produces(GZIP)
    HttpResponse<byte[]> archive(@PathVariable String id, @PathVariable String file, HttpRequest<?> request) {
        PackageId packageId = PathParameters.packageId(id);
        SkillArchive archive = offerSkills
                .archive(packageId, file)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "\"" + packageId + "\" has no skill's archive \"" + file + "\"."));
        byte[] bytes = new byte[archive.bytes().remaining()];
        archive.bytes().get(bytes);
        return answer(request, GZIP_TYPE, "\"" + archive.digest() + "\"", bytes)
                .header(HttpHeaders.CACHE_CONTROL, FOR_GOOD);
    }

    private static MutableHttpResponse<byte[]> answer(
            HttpRequest<?> request, MediaType type, String etag, byte[] body) {
        Conditions conditions = new Conditions(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), null, null);
        MutableHttpResponse<byte[]> answer = conditions.has(etag) ? HttpResponse.notModified() : HttpResponse.ok(body);
        if (!conditions.has(etag)) {
            answer.contentType(type).contentLength(body.length);
        }
        return answer.header(HttpHeaders.ETAG, etag);
    }

    /**
     * All skills that are offered.
     *
     * @param schema which standard this follows
     * @param skills the skills, by name
     * @param leftOut how many more there are that the standard does not take
     */
    @Introspected
    record SkillsResponse(@JsonProperty("$schema") String schema, List<OfferedResponse> skills, int leftOut) {}

    /**
     * A skill that is offered.
     *
     * @param name what it is called here: its own name, or one with its package's where others have that too
     * @param type how it comes: always archive
     * @param description what it does and when to use it
     * @param url where its archive is
     * @param digest of the archive
     */
    @Introspected
    record OfferedResponse(String name, String type, String description, String url, String digest) {
        static OfferedResponse of(OfferedSkill skill) {
            String id = skill.packageId().toString().replace("/", "%2F");
            return new OfferedResponse(
                    skill.name(),
                    "archive",
                    skill.description(),
                    "/.well-known/agent-skills/" + id + "/" + skill.file().replace("+", "%2B"),
                    skill.digest().toString());
        }
    }
}
