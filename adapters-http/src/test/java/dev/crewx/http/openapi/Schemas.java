package dev.crewx.http.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Wire types as JSON Schemas, each described once under its name. */
final class Schemas {
    /** Fields that a request must have; in the code they may be absent so that their absence can be told. */
    static final Map<String, List<String>> REQUIRED = Map.of(
            "LoginRequest", List.of("username", "password"),
            "RefreshRequest", List.of("refreshToken"),
            "UserRequest", List.of("name", "password"),
            "PasswordRequest", List.of("password"),
            "DisabledRequest", List.of("disabled"),
            "KeyRequest", List.of("name", "permissions"),
            "TagRequest", List.of("version"),
            "ResolveRequest", List.of("requires"));

    private final Javadocs docs;
    private final Map<String, Object> described = new TreeMap<>();

    Schemas(Javadocs docs) {
        this.docs = docs;
    }

    /** Those that were asked for, and those inside them, by name. */
    Map<String, Object> described() {
        return described;
    }

    /** The schema of a type. */
    Map<String, Object> of(Type type) {
        return of(type, Map.of());
    }

    private Map<String, Object> of(Type type, Map<TypeVariable<?>, Type> bound) {
        if (type instanceof TypeVariable<?> variable) {
            return of(bound.get(variable), bound);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return ordered("type", "array", "items", of(arguments[0], bound));
            }
            if (generic.getRawType() == Map.class) {
                return ordered("type", "object", "additionalProperties", of(arguments[1], bound));
            }
            Class<?> raw = (Class<?>) generic.getRawType();
            Map<TypeVariable<?>, Type> inner = new LinkedHashMap<>();
            for (int i = 0; i < arguments.length; i++) {
                inner.put(raw.getTypeParameters()[i], arguments[i]);
            }
            String of = arguments[0] instanceof Class<?> one ? name(one) : "";
            return record(raw, of + "List", inner);
        }
        return of((Class<?>) type);
    }

    private Map<String, Object> of(Class<?> type) {
        if (type == String.class) {
            return ordered("type", "string");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return ordered("type", "integer");
        }
        if (type == double.class) {
            return ordered("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return ordered("type", "boolean");
        }
        if (type == Instant.class) {
            return ordered("type", "string", "format", "date-time");
        }
        if (type.isEnum()) {
            return ordered(
                    "type",
                    "string",
                    "enum",
                    Stream.of(type.getEnumConstants()).map(Object::toString).toList());
        }
        if (type.isRecord()) {
            return record(type, name(type), Map.of());
        }
        return new LinkedHashMap<>();
    }

    /** A type's name on the wire. */
    private static String name(Class<?> type) {
        return type == String.class ? "Text" : type.getSimpleName().replaceFirst("Response$", "");
    }

    private Map<String, Object> record(Class<?> type, String name, Map<TypeVariable<?>, Type> bound) {
        if (!described.containsKey(name)) {
            described.put(name, Map.of());
            described.put(name, fields(type, bound));
        }
        return ordered("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> fields(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        Map<String, String> parts = docs.parts(type.getSimpleName());
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            String field = renamed == null ? component.getName() : renamed.value();
            Map<String, Object> schema = of(component.getGenericType(), bound);
            String text = parts.get(component.getName());
            if (text == null) {
                throw new IllegalStateException(type.getSimpleName() + "." + component.getName() + " is not described");
            }
            schema.put("description", text);
            properties.put(field, schema);
            if (isRequired(type, component)) {
                required.add(field);
            }
        }
        Map<String, Object> schema =
                ordered("type", "object", "description", docs.of(type.getSimpleName()), "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static boolean isRequired(Class<?> type, RecordComponent component) {
        List<String> known = REQUIRED.get(type.getSimpleName());
        return known == null
                ? !component.getAccessor().isAnnotationPresent(Nullable.class)
                        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && !(type.getSimpleName().equals("ProblemResponse")
                                && component.getName().equals("errors"))
                : known.contains(component.getName());
    }

    /** Names and values in turn, in that order. */
    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
