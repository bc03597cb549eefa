package dev.crewx.cli.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * A group of commands that are made when they are needed: picocli reads a command's options by reflection, and to read
 * those of sixty commands in order to run one costs more than the command.
 */
public final class CommandTree {
    private static final Set<String> VERSION = Set.of("--version", "-V");

    private final Supplier<? extends Group> self;
    private final Map<String, Function<List<String>, CommandLine>> children = new LinkedHashMap<>();

    /** A group without commands yet. */
    public CommandTree(Supplier<? extends Group> self) {
        this.self = self;
    }

    /**
     * Adds a command.
     *
     * @param name the one in its annotation
     */
    public CommandTree command(String name, Supplier<? extends Command> command) {
        children.put(name, words -> new CommandLine(command.get()));
        return this;
    }

    /**
     * Adds a group of commands.
     *
     * @param name the one in its annotation
     */
    public CommandTree group(String name, CommandTree group) {
        children.put(name, group::along);
        return this;
    }

    /**
     * What is needed to run a command line: the commands its first words lead to; none where only the version is asked
     * for; all where they lead nowhere, since then somebody needs help.
     */
    public CommandLine along(List<String> words) {
        CommandLine made = new CommandLine(self.get());
        if (words.size() == 1 && VERSION.contains(words.getFirst())) {
            return made;
        }
        Function<List<String>, CommandLine> next = words.isEmpty() ? null : children.get(words.getFirst());
        if (next != null) {
            return made.addSubcommand(next.apply(words.subList(1, words.size())));
        }
        children.values().forEach(child -> made.addSubcommand(child.apply(List.of())));
        return made;
    }
}
