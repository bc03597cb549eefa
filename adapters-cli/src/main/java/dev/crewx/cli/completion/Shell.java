package dev.crewx.cli.completion;

import dev.crewx.cli.completion.CompletionTree.Node;
import dev.crewx.cli.completion.CompletionTree.Word;
import java.util.List;
import java.util.stream.Collectors;

/** The shells, and the scripts that teach them. */
enum Shell {
    /** GNU bash. */
    BASH {
        @Override
        String script(CompletionTree tree) {
            return """
                    # crewx completion for bash: eval "$(crewx completion bash)"
                    _crewx() {
                      local cur=${COMP_WORDS[COMP_CWORD]} path=crewx words='' i
                      for ((i = 1; i < COMP_CWORD; i++)); do
                        case "$path ${COMP_WORDS[i]}" in
                          %s) path="$path ${COMP_WORDS[i]}" ;;
                        esac
                      done
                      case "$path" in
                    %s  esac
                      COMPREPLY=($(compgen -W "$words" -- "$cur"))
                    }
                    complete -o default -F _crewx crewx
                    """.formatted(
                    paths(tree, "|"), tree.nodes().stream().map(Shell::bash).collect(Collectors.joining()));
        }
    },
    /** Zsh. */
    ZSH {
        @Override
        String script(CompletionTree tree) {
            return """
                    #compdef crewx
                    # crewx completion for zsh: eval "$(crewx completion zsh)", or this file as _crewx in $fpath
                    _crewx() {
                      local at=crewx word
                      local -a commands options
                      for word in ${words[2,CURRENT-1]}; do
                        case "$at $word" in
                          %s) at="$at $word" ;;
                        esac
                      done
                      case "$at" in
                    %s  esac
                      if [[ ${words[CURRENT]} == -* ]]; then
                        _describe -o option options
                      elif (( ${#commands} )); then
                        _describe command commands
                      else
                        _files
                      fi
                    }
                    if [ "${funcstack[1]}" = _crewx ]; then
                      _crewx "$@"
                    else
                      compdef _crewx crewx
                    fi
                    """.formatted(
                    paths(tree, "|"), tree.nodes().stream().map(Shell::zsh).collect(Collectors.joining()));
        }
    },
    /** Fish. */
    FISH {
        @Override
        String script(CompletionTree tree) {
            return """
                    # crewx completion for fish: crewx completion fish | source
                    function __crewx_at
                      set -l at crewx
                      for word in (commandline -opc)[2..]
                        switch "$at $word"
                          case %s
                            set at "$at $word"
                        end
                      end
                      test "$at" = "$argv[1]"
                    end
                    %s""".formatted(
                    paths(tree, " "), tree.nodes().stream().map(Shell::fish).collect(Collectors.joining()));
        }
    };

    /** The script for a command. */
    abstract String script(CompletionTree tree);

    /** What leads to a node below the root, each in quotes. */
    private static String paths(CompletionTree tree, String separator) {
        return tree.nodes().stream()
                .skip(1)
                .map(node -> "'" + node.path() + "'")
                .collect(Collectors.joining(separator));
    }

    private static String bash(Node node) {
        List<Word> words = node.subcommands().isEmpty() ? List.of() : node.subcommands();
        return """
                    '%s')
                      if [[ $cur == -* ]]; then words='%s'; else words='%s'; fi ;;
                """.formatted(node.path(), texts(node.options()), texts(words));
    }

    private static String texts(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static String zsh(Node node) {
        return """
                    '%s')
                      commands=(%s)
                      options=(%s) ;;
                """.formatted(node.path(), described(node.subcommands()), described(node.options()));
    }

    private static String described(List<Word> words) {
        return words.stream()
                .map(word -> "'" + word.text() + ":" + word.description().replace(":", "\\:") + "'")
                .collect(Collectors.joining(" "));
    }

    private static String fish(Node node) {
        StringBuilder lines = new StringBuilder();
        String when = "complete -c crewx -n '__crewx_at \"" + node.path() + "\"'";
        node.subcommands()
                .forEach(word ->
                        lines.append("%s -f -a '%s' -d '%s'%n".formatted(when, word.text(), word.description())));
        for (Word option : node.options()) {
            String name = option.text().startsWith("--")
                    ? "-l '" + option.text().substring(2) + "'"
                    : "-s '" + option.text().substring(1) + "'";
            lines.append("%s %s -d '%s'%n".formatted(when, name, option.description()));
        }
        return lines.toString();
    }
}
