package nightjar.cli.manual;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nightjar.text.Nearest;
import nightjar.text.PlainWords;
import nightjar.text.Visible;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What was typed wrongly, in one line, with what is nearest to it: the whole help is one command away, and would push the sentence off the
/// screen.
public final class Misuse {

    private static final Pattern INVALID = Pattern.compile("(?s)Invalid value for [^:]*: ");

    private Misuse() {}

    public static String sentence(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        CommandSpec command = line.getCommandSpec();
        String sentence =
                switch (wrong) {
                    case UnmatchedArgumentException unmatched ->
                            unmatched(unmatched.getUnmatched(), line);
                    case MissingParameterException missing ->
                            "`%s` needs %s."
                                    .formatted(
                                            command.qualifiedName(),
                                            missing.getMissing().stream()
                                                    .map(Misuse::described)
                                                    .collect(Collectors.joining("; ")));
                    default -> other(wrong, command);
                };
        return Visible.line(sentence + " " + help(command));
    }

    private static String other(ParameterException wrong, CommandSpec command) {
        if (command.parent() == null) {
            return "No command was named.";
        }
        String message = PlainWords.without(String.valueOf(wrong.getMessage()));
        ArgSpec argument = wrong.getArgSpec();
        return argument == null
                ? "%s: %s.".formatted(command.qualifiedName(), message)
                : "%s: %s".formatted(name(argument), INVALID.matcher(message).replaceFirst(""));
    }

    private static String help(CommandSpec command) {
        return command.parent() == null
                ? "`nightjar help` lists the commands."
                : "`nightjar help %s` tells how it is used.".formatted(command.name());
    }

    private static String unmatched(List<String> words, CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        String word =
                words.stream()
                        .filter(one -> one.startsWith("-"))
                        .findFirst()
                        .orElse(words.getFirst());
        if (word.startsWith("-")) {
            return "`%s` has no option '%s'.%s"
                    .formatted(
                            command.qualifiedName(),
                            word.split("=", 2)[0],
                            nearest(word.split("=", 2)[0], options(command)));
        }
        return command.parent() == null
                ? "'%s' is no command.%s".formatted(word, nearest(word, names(line)))
                : "`%s` takes no further word '%s'.".formatted(command.qualifiedName(), word);
    }

    private static List<String> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Stream.of(option.names()))
                .toList();
    }

    /// The commands that people type.
    static List<CommandSpec> commands(CommandLine line) {
        return line.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .toList();
    }

    public static List<String> names(CommandLine line) {
        return commands(line).stream().map(CommandSpec::name).toList();
    }

    private static String nearest(String word, List<String> known) {
        String question = Nearest.question(word, known);
        return question.isEmpty() ? "" : " " + question;
    }

    /// `SPEC (the project file, such as jobs/churn.yaml)`.
    private static String described(ArgSpec argument) {
        String description = String.join(" ", argument.description());
        String lowered =
                description.isEmpty()
                        ? ""
                        : description.substring(0, 1).toLowerCase(Locale.ROOT)
                                + description.substring(1).replaceFirst("\\.$", "");
        return lowered.isEmpty() ? name(argument) : "%s (%s)".formatted(name(argument), lowered);
    }

    /// An option with its value, or what a word stands for.
    private static String name(ArgSpec argument) {
        return switch (argument) {
            case OptionSpec option when option.arity().max() == 0 -> option.longestName();
            case OptionSpec option -> option.longestName() + " " + option.paramLabel();
            case PositionalParamSpec word -> word.paramLabel();
            default -> argument.paramLabel();
        };
    }
}
