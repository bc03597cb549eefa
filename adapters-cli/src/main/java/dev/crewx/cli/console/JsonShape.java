package dev.crewx.cli.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a command's {@code --json} holds beside {@code exitCode} and, of a failure, {@code problem}; for the manual. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface JsonShape {
    /** Each member: {@code name: what it is}; a list's name ends in {@code []}. */
    String[] value();
}
