package dev.crewx.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client gave a tool, read by the tool's schema. */
final class ToolArguments {
    private final Map<String, Object> values;

    private ToolArguments(Map<String, Object> values) {
        this.values = values;
    }

    /** An argument that is not as the tool wants it; never leaves the tools. */
    static final class WrongArgument extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongArgument(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws WrongArgument when there is one that the tool does not know */
    static ToolArguments of(@Nullable Map<String, Object> values, ToolSchema schema) {
        Map<String, Object> given = values == null ? Map.of() : values;
        for (String name : given.keySet()) {
            if (!schema.names().contains(name)) {
                throw new WrongArgument(
                        "There is no argument \"" + name + "\"; there is " + String.join(", ", schema.names()) + ".");
            }
        }
        return new ToolArguments(given);
    }

    /** @throws WrongArgument when it is no text */
    Optional<String> text(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw new WrongArgument("\"" + name + "\" must be a text.");
        };
    }

    /** @throws WrongArgument when it is no text, or not there */
    String required(String name) {
        return text(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new WrongArgument("\"" + name + "\" is needed."));
    }

    /**
     * A number of at least one.
     *
     * @throws WrongArgument when it is none, or more than that
     */
    int number(String name, int otherwise, int most) {
        return switch (values.get(name)) {
            case null -> otherwise;
            case Integer number when number >= 1 && number <= most -> number;
            default -> throw new WrongArgument("\"" + name + "\" must be a whole number from 1 to " + most + ".");
        };
    }

    /**
     * A list of texts; a text alone is a list of one.
     *
     * @throws WrongArgument when it is neither
     */
    List<String> texts(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case String text -> List.of(text);
            case List<?> list -> {
                List<String> texts = new ArrayList<>();
                for (Object element : list) {
                    if (!(element instanceof String text)) {
                        throw new WrongArgument("\"" + name + "\" must be a list of texts.");
                    }
                    texts.add(text);
                }
                yield texts;
            }
            default -> throw new WrongArgument("\"" + name + "\" must be a list of texts.");
        };
    }
}
