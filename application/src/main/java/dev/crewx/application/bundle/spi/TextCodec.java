package dev.crewx.application.bundle.spi;

/**
 * Gives the ports that turn text into values. Found by {@link java.util.ServiceLoader} where none is handed in. What it
 * gives is free of state and safe for use by several threads at once.
 */
public interface TextCodec {

    /** Reads and writes JSON. */
    JsonText jsonText();

    /** Reads the head of a skill's file. */
    FrontmatterParser frontmatterParser();

    /** Reads YAML documents. */
    YamlText yamlText();
}
