import org.jspecify.annotations.NullMarked;

/** The registry server over HTTP, on Micronaut: parse, call one use case, map the result. */
@NullMarked
module dev.crewx.http {
    requires static org.jspecify;
    requires transitive dev.crewx.application;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.databind;
    requires io.micronaut.micronaut_context;
    requires io.micronaut.micronaut_core;
    requires io.micronaut.micronaut_core_reactive;
    requires io.micronaut.micronaut_http;
    requires io.micronaut.micronaut_http_netty;
    requires io.micronaut.micronaut_http_server;
    requires io.micronaut.micronaut_http_server_netty;
    requires io.micronaut.micronaut_inject;
    requires io.micronaut.micronaut_json_core;
    requires io.micronaut.micronaut_router;
    requires io.micronaut.security.micronaut_security;
    requires io.micronaut.security.micronaut_security_annotations;
    requires io.micronaut.security.micronaut_security_jwt;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires jakarta.annotation;
    requires jakarta.inject;
    requires micrometer.core;
    requires micrometer.registry.prometheus;
    requires org.reactivestreams;
    requires org.slf4j;

    exports dev.crewx.http;

    // The framework's own modules make beans through generated code beside them: a qualified export or opening would
    // leave them out without a word.
    opens dev.crewx.http;
    opens dev.crewx.http.access;
    opens dev.crewx.http.edge;
    opens dev.crewx.http.exchange;
    opens dev.crewx.http.limits;
    opens dev.crewx.http.observe;
    opens dev.crewx.http.packages;
    opens dev.crewx.http.pages;
    opens dev.crewx.http.paging;
    opens dev.crewx.http.problem;
    opens dev.crewx.http.system;
}
