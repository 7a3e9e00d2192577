package nightjar.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A script for bash, which zsh understands as well, that completes what the commands say of themselves. Names of projects and runs come from
/// file names: nothing of Nightjar is started for a press of a key.
public final class CompletionScript {

    private static final Set<String> FILES = Set.of("FILE", "DIR", "SPEC");

    private static final String HEAD =
            """
            # Completion of nightjar for bash and zsh, made by `nightjar completion %s`.
            if [ -n "${ZSH_VERSION:-}" ]; then
                autoload -Uz compinit bashcompinit
                command -v compdef >/dev/null 2>&1 || compinit
                bashcompinit
            fi

            # The nearest folder upwards that has this.
            _nightjar_above() {
                local at=$PWD
                while [ -n "$at" ] && [ ! -d "$at/$1" ]; do at=${at%%/*}; done
                [ ! -d "$at/$1" ] || printf '%%s\\n' "$at/$1"
            }

            _nightjar_specs() {
                local jobs
                jobs=$(_nightjar_above jobs)
                [ -z "$jobs" ] || ls "$jobs" 2>/dev/null | sed -n 's/\\.ya\\{0,1\\}ml$//p'
            }

            _nightjar_projects() {
                local jobs
                jobs=$(_nightjar_above jobs)
                [ -z "$jobs" ] || cat "$jobs"/*.yaml "$jobs"/*.yml 2>/dev/null |
                    sed -n "s/^project:[[:space:]]*[\\"']\\{0,1\\}\\([A-Za-z0-9_-]*\\).*/\\1/p"
            }

            _nightjar_runs() {
                local home=${NIGHTJAR_HOME:-$(_nightjar_above .nightjar)}
                [ -z "$home" ] || ls "$home/runs" 2>/dev/null
            }

            _nightjar() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
                local names flags values places i at=0 kind= IFS=$' \\t\\n'
                names="%s"
                COMPREPLY=()
                if [ "$COMP_CWORD" -eq 1 ]; then
                    COMPREPLY=($(compgen -W "$names --help --version" -- "$word"))
                    return 0
                fi
                case ${COMP_WORDS[1]} in
            """;

    private static final String TAIL =
            """
                    *) return 0 ;;
                esac
                case " $values " in
                    *" $before:file "*)
                        IFS=$'\\n'
                        COMPREPLY=($(compgen -f -- "$word"))
                        return 0
                        ;;
                    *" $before:"*) return 0 ;;
                esac
                case $word in
                    -*)
                        COMPREPLY=($(compgen -W "$flags" -- "$word"))
                        return 0
                        ;;
                esac
                for ((i = 2; i < COMP_CWORD; i++)); do
                    case " $values " in *" ${COMP_WORDS[i]}:"*) i=$((i + 1)) ;; *)
                        case ${COMP_WORDS[i]} in -*) ;; *) at=$((at + 1)) ;; esac ;;
                    esac
                done
                i=0
                for kind in $(printf '%s ' $places); do
                    [ "$i" -lt "$at" ] || break
                    i=$((i + 1))
                    kind=
                done
                IFS=$'\\n'
                case $kind in
                    SPEC) COMPREPLY=($(compgen -W "$(_nightjar_specs)" -- "$word") $(compgen -f -- "$word")) ;;
                    PROJECT) COMPREPLY=($(compgen -W "$(_nightjar_projects)" -- "$word")) ;;
                    RUN) COMPREPLY=($(compgen -W "$(_nightjar_runs)" -- "$word")) ;;
                    COMMAND) COMPREPLY=($(IFS=' '; compgen -W "$names" -- "$word")) ;;
                    SHELL) COMPREPLY=($(IFS=' '; compgen -W "bash zsh" -- "$word")) ;;
                    FILE) COMPREPLY=($(compgen -f -- "$word")) ;;
                esac
                return 0
            }
            complete -o filenames -F _nightjar nightjar ./nightjar
            """;

    private CompletionScript() {}

    public static String of(CommandLine line, String shell) {
        StringBuilder script =
                new StringBuilder(
                        String.format(
                                Locale.ROOT, HEAD, shell, String.join(" ", Misuse.names(line))));
        Misuse.commands(line).forEach(command -> script.append(of(command)));
        return script.append(TAIL).toString();
    }

    private static String of(CommandSpec command) {
        List<OptionSpec> options =
                command.options().stream().filter(option -> !option.hidden()).toList();
        String names =
                options.stream()
                        .flatMap(option -> Stream.of(option.names()))
                        .collect(Collectors.joining(" "));
        String values =
                options.stream()
                        .filter(option -> option.arity().max() > 0)
                        .flatMap(
                                option ->
                                        Stream.of(option.names()).map(name -> name + kind(option)))
                        .collect(Collectors.joining(" "));
        return """
                        %s)
                            flags="%s"
                            values="%s"
                            places="%s"
                            ;;
                """
                .formatted(command.name(), names, values, String.join(" ", words(command)));
    }

    private static String kind(OptionSpec option) {
        return FILES.contains(option.paramLabel()) ? ":file" : ":value";
    }

    /// What each word stands for, in order.
    private static List<String> words(CommandSpec command) {
        List<String> words = new ArrayList<>();
        command.positionalParameters()
                .forEach(
                        word -> {
                            switch (word.paramLabel()) {
                                case "DATA" -> words.add("FILE");
                                case "[PROJECT] A B" -> words.addAll(List.of("RUN", "RUN"));
                                default -> words.add(word.paramLabel());
                            }
                        });
        return words;
    }
}
