package dev.crewx.http.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crewx.domain.manifest.Person;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/**
 * Who made a package.
 *
 * @param name the name
 * @param email an address
 * @param url a page
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuthorResponse(
        @Nullable String name,
        @Nullable String email,
        @Nullable String url) {
    static AuthorResponse of(Person person) {
        return new AuthorResponse(
                person.name().orElse(null),
                person.email().orElse(null),
                person.url().orElse(null));
    }
}
