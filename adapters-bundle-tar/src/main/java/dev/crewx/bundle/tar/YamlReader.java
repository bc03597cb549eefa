package dev.crewx.bundle.tar;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonBoolean;
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonNumber;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.skill.Frontmatter;
import dev.crewx.domain.skill.Frontmatter.Recovery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML's events to values, with its own bounds: no object is ever made from a tag, nothing lies deeper than
 * {@value #MAX_DEPTH}, and all values, each alias counted as what it stands for, are at most {@value #MAX_VALUES}.
 */
final class YamlReader {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_VALUES = 20_000;

    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]{0,99})(?:\\.[0-9]{1,99})?(?:[eE][+-]?[0-9]{1,4})?");

    private final int firstLine;
    private final List<Recovery> recoveries;
    private final Map<String, Counted> anchors = new HashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private int values;

    /** A value and how many values it is, its own aliases' included. */
    private record Counted(JsonValue value, int count) {}

    YamlReader(int firstLine, List<Recovery> recoveries) {
        this.firstLine = firstLine;
        this.recoveries = recoveries;
    }

    /** Reads a document that should be a mapping; an empty one is an empty mapping. */
    Frontmatter readDocument(String yaml) {
        List<Recovery> before = List.copyOf(recoveries);
        try {
            JsonValue value = document(yaml);
            if (value == JsonNull.NULL) {
                return new Frontmatter(JsonObject.EMPTY, Map.of(), recoveries);
            }
            if (value instanceof JsonObject object) {
                return new Frontmatter(object, lines, recoveries);
            }
            throw new YamlProblem(firstLine, "it must be a mapping of names to values, not " + value.typeName(), false);
        } catch (YamlProblem problem) {
            recoveries.clear();
            recoveries.addAll(before);
            throw problem;
        }
    }

    private JsonValue document(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel("yaml")
                .setParseComments(false)
                .setUseMarks(true)
                .build();
        try {
            Iterator<Event> events = new Parse(settings).parseString(yaml).iterator();
            Event first = events.next();
            while (first instanceof StreamStartEvent || first instanceof DocumentStartEvent) {
                first = events.next();
            }
            JsonValue value = first instanceof StreamEndEvent ? JsonNull.NULL : read(first, events, 0);
            while (events.hasNext()) {
                if (events.next() instanceof DocumentStartEvent second) {
                    throw new YamlProblem(line(second), "there is more than one document", false);
                }
            }
            return value;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + firstLine;
            throw new YamlProblem(line, e.getProblem() == null ? "it is not YAML" : e.getProblem(), false);
        } catch (YamlEngineException e) {
            throw new YamlProblem(firstLine, "it is not YAML: " + e.getMessage(), false);
        }
    }

    private JsonValue read(Event event, Iterator<Event> events, int depth) {
        if (depth > MAX_DEPTH) {
            throw new YamlProblem(line(event), "it is nested deeper than " + MAX_DEPTH, true);
        }
        int before = values;
        count(1, event);
        JsonValue value = switch (event) {
            case AliasEvent alias -> alias(alias);
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent sequence -> sequence(sequence, events, depth);
            case MappingStartEvent mapping -> mapping(mapping, events, depth);
            default -> throw new YamlProblem(line(event), "a value was expected", false);
        };
        if (event instanceof NodeEvent node
                && !(event instanceof AliasEvent)
                && node.getAnchor().isPresent()) {
            anchors.put(node.getAnchor().get().getValue(), new Counted(value, values - before));
        }
        return value;
    }

    private JsonValue alias(AliasEvent alias) {
        String name = alias.getAlias().getValue();
        Counted anchored = anchors.get(name);
        if (anchored == null) {
            throw new YamlProblem(line(alias), "*" + name + " stands for nothing", false);
        }
        count(anchored.count(), alias);
        return anchored.value();
    }

    private void count(int more, Event event) {
        values += more;
        if (values > MAX_VALUES) {
            throw new YamlProblem(line(event), "it has more than " + MAX_VALUES + " values", true);
        }
    }

    private JsonValue sequence(SequenceStartEvent start, Iterator<Event> events, int depth) {
        tag(start.getTag(), start);
        List<JsonValue> elements = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            elements.add(read(event, events, depth + 1));
        }
        return new JsonArray(elements);
    }

    private JsonValue mapping(MappingStartEvent start, Iterator<Event> events, int depth) {
        tag(start.getTag(), start);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            if (!(event instanceof ScalarEvent scalar)) {
                throw new YamlProblem(line(event), "a name must be plain text", false);
            }
            String key = scalar.getValue();
            count(1, scalar);
            if (depth == 0) {
                lines.putIfAbsent(key, line(scalar));
            }
            JsonValue value = read(events.next(), events, depth + 1);
            if (members.put(key, value) != null) {
                recoveries.add(new Recovery(
                        "yaml-duplicate-key", line(scalar), "\"" + key + "\" stands here twice; the last one counts"));
            }
        }
        return new JsonObject(members);
    }

    private JsonValue scalar(ScalarEvent scalar) {
        Optional<String> tag = scalar.getTag();
        tag(tag, scalar);
        boolean isText = tag.filter("tag:yaml.org,2002:str"::equals).isPresent();
        return scalar.getScalarStyle() == ScalarStyle.PLAIN && !isText
                ? plain(scalar.getValue())
                : new JsonString(scalar.getValue());
    }

    /** A scalar without quotes, by YAML 1.2's core schema; numbers that JSON cannot write stay text. */
    static JsonValue plain(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> JsonNull.NULL;
            case "true", "True", "TRUE" -> new JsonBoolean(true);
            case "false", "False", "FALSE" -> new JsonBoolean(false);
            default -> NUMBER.matcher(text).matches() ? new JsonNumber(new BigDecimal(text)) : new JsonString(text);
        };
    }

    private void tag(Optional<String> tag, Event event) {
        if (tag.isPresent() && !isCore(tag.get())) {
            recoveries.add(new Recovery("yaml-tag", line(event), "The tag " + tag.get() + " is not followed"));
        }
    }

    private static boolean isCore(String tag) {
        return switch (tag) {
            case "!",
                    "tag:yaml.org,2002:str",
                    "tag:yaml.org,2002:int",
                    "tag:yaml.org,2002:float",
                    "tag:yaml.org,2002:bool",
                    "tag:yaml.org,2002:null",
                    "tag:yaml.org,2002:seq",
                    "tag:yaml.org,2002:map" -> true;
            default -> false;
        };
    }

    private int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + firstLine;
    }
}
