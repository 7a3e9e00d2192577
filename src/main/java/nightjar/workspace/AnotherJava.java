package nightjar.workspace;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// This program a second time, as a process beside this one.
///
/// @param options for Java, all that it gets
/// @param words the command and its arguments
public record AnotherJava(List<String> options, List<String> words) {

    private static final String MAIN = "nightjar.Nightjar";

    /// From these any Java takes options: one that is meant for this process, such as an agent with a port of its own or another
    /// collector, would reach the other one too. [#ofThisJava()] has them, for those who want to hand some on.
    private static final List<String> VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    public AnotherJava {
        options = List.copyOf(options);
        words = List.copyOf(words);
    }

    /// The options this Java was started with, those of the environment among them.
    public static List<String> ofThisJava() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    /// Starts it; what it says on standard error comes out of its standard output.
    ///
    /// @param change changes the environment it gets
    public Process start(Consumer<Map<String, String>> change) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(program());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(VARIABLES);
        change.accept(builder.environment());
        return builder.start();
    }

    /// This program as it was started: by its jar, or from class files.
    private static List<String> program() {
        String classPath = System.getProperty("java.class.path");
        return classPath.endsWith(".jar") && !classPath.contains(java.io.File.pathSeparator)
                ? List.of("-jar", classPath)
                : List.of("-cp", classPath, MAIN);
    }
}
