import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The shape of the code: lengths of methods and files, sizes of packages, weight of the tests. From the root of the checkout:
/// `java src/bench/java/Figures.java`. A method's lines are those from its first modifier or name to its closing brace, annotations with it, documentation not.
final class Figures {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");

    private Figures() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> main = sources(MAIN);
        List<Path> test = sources(TEST);
        List<Integer> methods = new ArrayList<>();
        int[] types = new int[2];
        measure(main, methods, types);
        long mainLines = 0;
        long comments = 0;
        List<Integer> files = new ArrayList<>();
        Map<String, Integer> packages = new TreeMap<>();
        for (Path file : main) {
            List<String> lines = Files.readAllLines(file);
            files.add(lines.size());
            mainLines += lines.size();
            comments += lines.stream().map(String::strip).filter(Figures::isComment).count();
            packages.merge(String.valueOf(MAIN.relativize(file).getParent()), 1, Integer::sum);
        }
        long testLines = 0;
        for (Path file : test) {
            testLines += Files.readAllLines(file).size();
        }
        say("files main %d, test %d", main.size(), test.size());
        say(
                "lines main %d, test %d, test/main %.2f",
                mainLines, testLines, (double) testLines / mainLines);
        say("comment lines of main %.0f %%", 100.0 * comments / mainLines);
        say(
                "method lines  median %d, p90 %d, p99 %d, max %d (%d methods)",
                at(methods, 50),
                at(methods, 90),
                at(methods, 99),
                at(methods, 100),
                methods.size());
        say(
                "file lines    median %d, p90 %d, max %d",
                at(files, 50), at(files, 90), at(files, 100));
        say("public top-level types %.0f %% of %d", 100.0 * types[1] / types[0], types[0]);
        say(
                "packages %d, the largest: %s",
                packages.size(),
                packages.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .limit(6)
                        .toList());
    }

    private static boolean isComment(String line) {
        return line.startsWith("//") || line.startsWith("*") || line.startsWith("/*");
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    /// @param types how many top-level types there are, and how many of them are public
    private static void measure(List<Path> sources, List<Integer> methods, int[] types)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    null,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    if (type instanceof ClassTree named) {
                        types[0]++;
                        types[1] +=
                                named.getModifiers().getFlags().contains(Modifier.PUBLIC) ? 1 : 0;
                    }
                }
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void nothing) {
                        long end = positions.getEndPosition(unit, method);
                        if (end >= 0 && method.getBody() != null) {
                            long first =
                                    unit.getLineMap()
                                            .getLineNumber(
                                                    positions.getStartPosition(unit, method));
                            methods.add((int) (unit.getLineMap().getLineNumber(end) - first + 1));
                        }
                        return super.visitMethod(method, nothing);
                    }
                }.scan(unit, null);
            }
        }
    }

    private static int at(List<Integer> values, int percent) {
        Collections.sort(values);
        return values.get(Math.min(values.size() - 1, values.size() * percent / 100));
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
