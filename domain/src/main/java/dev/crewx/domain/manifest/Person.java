package dev.crewx.domain.manifest;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who made something.
 *
 * @param name the name, as written
 * @param email the mail address, as written
 * @param url the home page, as written
 */
public record Person(Optional<String> name, Optional<String> email, Optional<String> url) {
    private static final Pattern SHORT_FORM = Pattern.compile("([^<(]*)(?:<([^>]*)>)?\\s*(?:\\(([^)]*)\\))?.*");

    /** Reads an object with {@code name}, {@code email}, {@code url}, or npm's {@code Name <mail> (url)}. */
    public static Optional<Person> of(JsonValue value) {
        if (value instanceof JsonObject object) {
            return present(new Person(object.text("name"), object.text("email"), object.text("url")));
        }
        return value instanceof JsonString text ? parse(text.value()) : Optional.empty();
    }

    /** Reads npm's short form {@code Name <mail> (url)}; a plain text is a name; a blank one is nobody. */
    public static Optional<Person> parse(String text) {
        Matcher matcher = SHORT_FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return present(new Person(nonBlank(text), Optional.empty(), Optional.empty()));
        }
        return present(new Person(
                nonBlank(matcher.group(1)),
                Optional.ofNullable(matcher.group(2)).flatMap(Person::nonBlank),
                Optional.ofNullable(matcher.group(3)).flatMap(Person::nonBlank)));
    }

    /** The object form, without what is absent. */
    public JsonObject toJson() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        name.ifPresent(text -> members.put("name", JsonValue.of(text)));
        email.ifPresent(text -> members.put("email", JsonValue.of(text)));
        url.ifPresent(text -> members.put("url", JsonValue.of(text)));
        return new JsonObject(members);
    }

    private static Optional<Person> present(Person person) {
        boolean nobody = person.name.isEmpty() && person.email.isEmpty() && person.url.isEmpty();
        return nobody ? Optional.empty() : Optional.of(person);
    }

    private static Optional<String> nonBlank(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    /** {@code Name <mail> (url)}, without what is absent. */
    @Override
    public String toString() {
        return (name.orElse("")
                        + email.map(mail -> " <" + mail + ">").orElse("")
                        + url.map(page -> " (" + page + ")").orElse(""))
                .strip();
    }
}
