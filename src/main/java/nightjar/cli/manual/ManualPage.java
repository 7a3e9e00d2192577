package nightjar.cli.manual;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The manual page in the macros of man(7), from what the commands say of themselves.
public final class ManualPage {

    private static final String END =
            """
            .SH ENVIRONMENT
            .TP
            .B NIGHTJAR_HOME
            Folder of runs, models and the embedded database, where \\-\\-home is not given.
            .TP
            .BR NIGHTJAR_DB ", " NIGHTJAR_DB_USER ", " NIGHTJAR_DB_PASSWORD
            The shared database, where \\-\\-db is not given.
            .TP
            .B NIGHTJAR_JAVA_OPTS
            More options for Java, such as \\-Xmx4g.
            .SH FILES
            .TP
            .I jobs/*.yaml
            Project files; the folder that holds jobs/ is the workspace.
            .TP
            .I .nightjar/
            The home: database, runs, copies of models, error.log.
            """;

    private final StringBuilder page = new StringBuilder();

    private ManualPage() {}

    public static String of(CommandLine line) {
        ManualPage page = new ManualPage();
        CommandSpec top = line.getCommandSpec();
        page.page.append(".TH NIGHTJAR 1 \"\" \"%s\"\n".formatted(escaped(top.version()[0])));
        page.section("NAME", "nightjar \\- " + escaped(text(top.usageMessage().description())));
        page.section("SYNOPSIS", ".B nightjar\n.I COMMAND\n[OPTIONS] [WORDS]");
        page.page.append(".SH COMMANDS\n");
        Misuse.commands(line).forEach(page::command);
        page.exits(top.usageMessage().exitCodeList());
        page.page.append(END);
        return page.page.toString();
    }

    private void section(String title, String body) {
        page.append(".SH ").append(title).append('\n').append(body).append('\n');
    }

    private void command(CommandSpec command) {
        String words =
                command.positionalParameters().stream()
                        .map(
                                word ->
                                        word.required()
                                                ? word.paramLabel()
                                                : "[" + word.paramLabel() + "]")
                        .collect(Collectors.joining(" "));
        page.append(".SS nightjar %s\n".formatted(escaped((command.name() + " " + words).strip())));
        page.append(escaped(text(command.usageMessage().description()))).append('\n');
        for (PositionalParamSpec word : command.positionalParameters()) {
            argument("\\fI" + escaped(word.paramLabel()) + "\\fR", word);
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden() && !option.usageHelp() && !option.versionHelp()) {
                argument(names(option), option);
            }
        }
    }

    private static String names(OptionSpec option) {
        String names =
                Stream.of(option.names())
                        .map(name -> "\\fB" + escaped(name) + "\\fR")
                        .collect(Collectors.joining(", "));
        return option.arity().max() == 0
                ? names
                : names + " \\fI" + escaped(option.paramLabel()) + "\\fR";
    }

    private void argument(String name, ArgSpec argument) {
        page.append(".TP\n%s\n%s\n".formatted(name, escaped(text(argument.description()))));
    }

    private void exits(Map<String, String> codes) {
        page.append(".SH EXIT STATUS\n");
        codes.forEach(
                (code, meaning) ->
                        page.append(".TP\n.B %s\n%s\n".formatted(code, escaped(meaning))));
    }

    private static String text(String... lines) {
        return String.join(" ", lines);
    }

    /// Backslashes and hyphens as themselves, and no line that looks like a macro.
    private static String escaped(String text) {
        String shown = text.replace("\\", "\\e").replace("-", "\\-");
        return shown.startsWith(".") || shown.startsWith("'") ? "\\&" + shown : shown;
    }
}
