package nightjar.cli;

import java.util.List;
import java.util.concurrent.Callable;
import nightjar.cli.option.Options;
import nightjar.cli.option.Screen;
import nightjar.database.Diagnosis;
import nightjar.operate.question.Doctor;
import nightjar.text.Visible;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description =
                "Java, database, native libraries, disk, clock: what is fine, what is not, what to do.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Mixin private Options options;

    @Option(names = "--json", description = "Prints a JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = new Screen();
        List<Diagnosis> diagnoses =
                new Doctor(options.nearestHome(), options.isHomeNamed(), options.database())
                        .diagnoses();
        if (json) {
            screen.json(diagnoses);
        } else {
            screen.say(text(diagnoses));
        }
        return diagnoses.stream().allMatch(Diagnosis::fine) ? 0 : 1;
    }

    /// Everything whole: what was found is what an operator goes by.
    private static String text(List<Diagnosis> diagnoses) {
        int width = diagnoses.stream().mapToInt(one -> one.what().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Diagnosis one : diagnoses) {
            String what = one.what() + " ".repeat(width - one.what().length());
            String lines =
                    Visible.text(one.found()).strip().replace("\n", "\n" + " ".repeat(width + 10));
            text.append(one.fine() ? "ok      " : "NOT OK  ")
                    .append(what)
                    .append("  ")
                    .append(lines)
                    .append('\n');
        }
        diagnoses.stream()
                .filter(one -> !one.fine())
                .forEach(
                        one ->
                                text.append(one.what())
                                        .append(": ")
                                        .append(one.advice())
                                        .append('\n'));
        return text.toString();
    }
}
