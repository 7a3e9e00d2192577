package nightjar.testing;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Calls of `String.formatted` in a source file, which asks for the default locale, and what they write.
public final class FormatCalls extends TreeScanner<Void, Void> {

    /// What does more than to put texts together: `%d` writes the digits of the locale, `%.1f` its decimal point, `%S` its upper case.
    private static final Pattern DEPENDING = Pattern.compile("%(?![%n]|-?\\d*s)");

    private final Map<String, ExpressionTree> constants = new HashMap<>();
    private final List<MethodInvocationTree> calls = new ArrayList<>();

    private FormatCalls() {}

    /// The calls in source files that may write something else in another locale, as `file:line: format`. A format that is no constant
    /// of its file counts as one.
    public static List<String> depending(List<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> depending = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                depending.addAll(depending(unit, positions));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return depending;
    }

    private static List<String> depending(CompilationUnitTree unit, SourcePositions positions) {
        FormatCalls found = new FormatCalls();
        unit.accept(found, null);
        return found.calls.stream()
                .filter(call -> found.depends(format(call)))
                .map(
                        call ->
                                "%s:%s: %s"
                                        .formatted(
                                                unit.getSourceFile().getName(),
                                                unit.getLineMap()
                                                        .getLineNumber(
                                                                positions.getStartPosition(
                                                                        unit, call)),
                                                format(call)))
                .toList();
    }

    @Override
    public Void visitVariable(VariableTree variable, Void unused) {
        if (variable.getInitializer() != null) {
            constants.put(variable.getName().toString(), variable.getInitializer());
        }
        return super.visitVariable(variable, unused);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (call.getMethodSelect() instanceof MemberSelectTree member
                && member.getIdentifier().contentEquals("formatted")) {
            calls.add(call);
        }
        return super.visitMethodInvocation(call, unused);
    }

    private boolean depends(ExpressionTree format) {
        return text(format).map(text -> DEPENDING.matcher(text).find()).orElse(true);
    }

    private Optional<String> text(ExpressionTree format) {
        return switch (format) {
            case LiteralTree literal -> Optional.of(String.valueOf(literal.getValue()));
            case ParenthesizedTree inner -> text(inner.getExpression());
            case BinaryTree sum ->
                    text(sum.getLeftOperand())
                            .flatMap(left -> text(sum.getRightOperand()).map(left::concat));
            case IdentifierTree name ->
                    Optional.ofNullable(constants.get(name.getName().toString()))
                            .flatMap(this::text);
            default -> Optional.empty();
        };
    }

    private static ExpressionTree format(MethodInvocationTree call) {
        return ((MemberSelectTree) call.getMethodSelect()).getExpression();
    }
}
