package dev.crewx.registry.client;

import java.util.Optional;

/** A URL's query; the empty text without any parameter. */
final class Query {
    private final StringBuilder text = new StringBuilder();

    Query add(String name, String value) {
        text.append(text.isEmpty() ? '?' : '&').append(name).append('=').append(Paths.segment(value));
        return this;
    }

    Query add(String name, long value) {
        return add(name, Long.toString(value));
    }

    Query add(String name, Optional<String> value) {
        value.ifPresent(v -> add(name, v));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
