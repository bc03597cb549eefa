package dev.crewx.registry.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A request to a registry.
 *
 * @param method its method
 * @param path its path and query, below the registry's address
 * @param body what is sent
 * @param repeat when it may be sent again
 * @param headers more headers, asked anew at each try
 */
record Request(String method, String path, Body body, Repeat repeat, Supplier<Map<String, String>> headers) {

    static Request get(String path) {
        return new Request("GET", path, Body.NONE, Repeat.ALWAYS, Map::of);
    }

    /** A request that says how the thing is to be: twice is once. */
    static Request put(String path, Body body) {
        return new Request("PUT", path, body, Repeat.ALWAYS, Map::of);
    }

    /** A request that a registry may have carried out although no answer came. */
    static Request once(String method, String path, Body body) {
        return new Request(method, path, body, Repeat.UNLESS_CARRIED_OUT, Map::of);
    }

    Request with(Supplier<Map<String, String>> more) {
        return new Request(method, path, body, repeat, more);
    }

    /** When a request may be sent again. */
    enum Repeat {
        /** Twice does what once does. */
        ALWAYS,
        /** Only when it is known that it was not carried out. */
        UNLESS_CARRIED_OUT
    }

    /** Writes a request's body. */
    interface BodyWriter {
        void write(OutputStream sink) throws IOException;
    }

    /**
     * A request's body, which can be written several times.
     *
     * @param type its media type; empty for no body
     * @param length its length in bytes
     * @param writer writes it
     */
    record Body(String type, long length, BodyWriter writer) {
        static final Body NONE = new Body("", 0, sink -> {});

        static Body json(byte[] utf8) {
            return new Body("application/json", utf8.length, sink -> sink.write(utf8));
        }

        boolean isNone() {
            return type.isEmpty();
        }
    }
}
