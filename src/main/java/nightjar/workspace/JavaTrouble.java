package nightjar.workspace;

import nightjar.text.PlainWords;

/// What Java itself could not do, and what gives it the means.
public final class JavaTrouble {

    private JavaTrouble() {}

    /// A sentence for an error of the virtual machine or of linkage.
    public static String sentence(Throwable error) {
        return switch (error) {
            case OutOfMemoryError _ -> "It ran out of memory; " + moreMemory() + ".";
            case StackOverflowError _ ->
                    "A thread of Java ran out of stack. Give it more, such as NIGHTJAR_JAVA_OPTS=-Xss4m.";
            case LinkageError _ ->
                    "A part of the program is missing or does not fit this machine (%s). `nightjar doctor` looks for it; removing the folder target/ makes the launcher build all of it again."
                            .formatted(PlainWords.innermost(error));
            default -> PlainWords.of(error);
        };
    }

    /// What it may use now, and how to give it more.
    public static String moreMemory() {
        long heap = Runtime.getRuntime().maxMemory();
        return "Java may use %s MB. Give it more, such as NIGHTJAR_JAVA_OPTS=-Xmx%sg"
                .formatted(heap >> 20, Math.max(2, heap >> 29));
    }
}
