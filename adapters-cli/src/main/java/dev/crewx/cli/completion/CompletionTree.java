package dev.crewx.cli.completion;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands, as shells need to know them: by the words that lead to them. */
final class CompletionTree {
    private final List<Node> nodes = new ArrayList<>();

    /** Of a whole command. */
    static CompletionTree of(CommandLine root) {
        CompletionTree tree = new CompletionTree();
        tree.add(root, root.getCommandName());
        return tree;
    }

    private void add(CommandLine command, String path) {
        CommandSpec spec = command.getCommandSpec();
        List<Word> subcommands = new ArrayList<>();
        command.getSubcommands().forEach((name, sub) -> subcommands.add(new Word(name, description(sub))));
        List<Word> options = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            for (String name : option.names()) {
                options.add(new Word(name, sentence(option.description())));
            }
        }
        nodes.add(new Node(path, subcommands, options));
        command.getSubcommands().forEach((name, sub) -> add(sub, path + " " + name));
    }

    private static String description(CommandLine command) {
        return sentence(command.getCommandSpec().usageMessage().description());
    }

    /** What stands first, on one line and without what shells would take for their own. */
    private static String sentence(String[] lines) {
        String text = lines.length == 0 ? "" : String.format(lines[0]);
        return text.replaceAll("[\\s]+", " ").replaceAll("['\"`$\\\\]", "").replaceAll("[.]$", "");
    }

    /** All nodes, the root first. */
    List<Node> nodes() {
        return nodes;
    }

    /**
     * A command or a group of commands.
     *
     * @param path the words that lead to it
     * @param subcommands what comes next; none for a command
     * @param options what it takes
     */
    record Node(String path, List<Word> subcommands, List<Word> options) {}

    /**
     * A word that can be typed.
     *
     * @param text the word
     * @param description what it is for
     */
    record Word(String text, String description) {}
}
