package nightjar.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nightjar.table.Column;
import nightjar.table.ColumnType;
import nightjar.table.DateColumn;
import nightjar.table.NumberColumn;
import nightjar.table.RecordBatch;
import nightjar.table.TextColumn;
import nightjar.text.Nearest;

/// A compiled expression over the columns of a batch. Immutable; used by several threads at once.
public final class Expression {

    /// What an expression gives.
    public enum Result {
        BOOLEAN("truth value"),
        NUMBER("number"),
        TEXT("text"),
        DATE("point in time");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private static final int LONGEST = 4_000;
    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .enableUnknownTracking(true)
                    .enableComprehension(false)
                    .maxExpressionCodePointSize(LONGEST)
                    .maxParseRecursionDepth(60)
                    .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final CelRuntime.Program program;
    private final Result result;
    private final Map<String, String> columns;
    private final KnownCells known = new KnownCells();

    private Expression(CelRuntime.Program program, Result result, Map<String, String> columns) {
        this.program = program;
        this.result = result;
        this.columns = Map.copyOf(columns);
    }

    /// Compiles an expression.
    ///
    /// @param columns the columns it may use, with the types of their cells
    /// @throws ExpressionRejected if the text is no expression over them
    public static Expression compile(String text, Map<String, ColumnType> columns) {
        if (text.length() > LONGEST) {
            throw new ExpressionRejected(
                    text.length() + " characters", "an expression of at most " + LONGEST, "");
        }
        return new Compilation(columns).compile(text);
    }

    /// One compilation.
    private static final class Compilation {

        private final List<String> list;
        private final Map<String, ColumnType> types;
        private final Names names;

        Compilation(Map<String, ColumnType> types) {
            this.types = types;
            this.list = List.copyOf(new TreeSet<>(types.keySet()));
            this.names = new Names(list);
        }

        Expression compile(String text) {
            Names.Translated translated = names.translate(text);
            if (!translated.unknown().isEmpty()) {
                String unknown = translated.unknown().getFirst();
                throw new ExpressionRejected(
                        "'%s' in \"%s\", which is no column".formatted(unknown, text),
                        "one of " + known(),
                        nearest(unknown));
            }
            try {
                CelCompiler compiler = compiler();
                Literals literals = new Literals(names);
                CelAbstractSyntaxTree tree =
                        compiler.check(literals.rewrite(compiler.parse(translated.text()).getAst()))
                                .getAst();
                Map<String, String> used = new java.util.HashMap<>();
                for (var reference : tree.getReferenceMap().values()) {
                    String name = reference.name();
                    if (!name.isEmpty()) {
                        used.put(name, literals.column(name));
                    }
                }
                return new Expression(
                        RUNTIME.createProgram(tree), result(tree.getResultType(), text), used);
            } catch (CelValidationException e) {
                throw rejected(text, e);
            } catch (CelEvaluationException e) {
                throw new ExpressionRejected(
                        "\"" + text + "\"", "an expression", String.valueOf(e.getMessage()));
            }
        }

        private CelCompiler compiler() {
            CelCompilerBuilder builder =
                    CelCompilerFactory.standardCelCompilerBuilder().setOptions(OPTIONS);
            for (int i = 0; i < list.size(); i++) {
                builder.addVar(
                        names.inside(i), type(types.getOrDefault(list.get(i), ColumnType.TEXT)));
                builder.addVar(Literals.flag(names.inside(i)), SimpleType.BOOL);
            }
            return builder.build();
        }

        private static CelType type(ColumnType type) {
            return switch (type) {
                case NUMBER -> SimpleType.DOUBLE;
                case CATEGORY, TEXT -> SimpleType.STRING;
                case DATE -> SimpleType.TIMESTAMP;
            };
        }

        private static Result result(CelType type, String text) {
            if (type.equals(SimpleType.BOOL)) {
                return Result.BOOLEAN;
            }
            if (type.equals(SimpleType.DOUBLE)
                    || type.equals(SimpleType.INT)
                    || type.equals(SimpleType.UINT)) {
                return Result.NUMBER;
            }
            if (type.equals(SimpleType.STRING)) {
                return Result.TEXT;
            }
            if (type.equals(SimpleType.TIMESTAMP)) {
                return Result.DATE;
            }
            throw new ExpressionRejected(
                    "\"%s\", which gives a %s".formatted(text, type.name()),
                    "a truth value, number, text or point in time",
                    "");
        }

        private ExpressionRejected rejected(String text, CelValidationException e) {
            String reason =
                    e.getErrors().isEmpty()
                            ? String.valueOf(e.getMessage())
                            : e.getErrors().getFirst().getMessage();
            return new ExpressionRejected(
                    "\"%s\": %s".formatted(text, outside(reason)),
                    "an expression over " + known(),
                    hint(reason));
        }

        /// The language's own message with the users' names, without its list of signatures.
        private String outside(String reason) {
            String message = reason.replaceFirst(" \\(candidates: .*", "");
            for (int i = list.size() - 1; i >= 0; i--) {
                message =
                        message.replaceAll(
                                "\\bc" + i + "\\b",
                                java.util.regex.Matcher.quoteReplacement(list.get(i)));
            }
            return message;
        }

        private static String hint(String reason) {
            return reason.contains("overload")
                    ? "Numbers compare with numbers (tenure < 12), texts with texts in quotes (contract == 'One year')."
                    : "";
        }

        private String known() {
            return list.size() <= 20
                    ? list.toString()
                    : list.subList(0, 20) + " and " + (list.size() - 20) + " more";
        }

        private String nearest(String unknown) {
            return Nearest.within(1, unknown, list).stream()
                    .findFirst()
                    .map(name -> "Did you mean '" + name + "'?")
                    .orElse("");
        }
    }

    public Result result() {
        return result;
    }

    /// The columns it refers to.
    public Set<String> columns() {
        return new TreeSet<>(columns.values());
    }

    /// The value in every row: numbers as they are, true as 1, false as 0, undefined as NaN.
    public NumberColumn numbers(RecordBatch batch) {
        Row row = new Row(batch);
        double[] values = new double[batch.rows()];
        Set<String> read = columns();
        if (read.size() == 1) {
            Column column = batch.column(read.iterator().next());
            new DistinctCells(column).fill(values, at -> known.value(column, at, row::evaluate));
        } else {
            Arrays.setAll(values, row::evaluate);
        }
        return new NumberColumn(values);
    }

    /// The cells of one row after the other, as the language asks for them.
    private final class Row implements CelVariableResolver {

        private final Map<String, Integer> positions = new java.util.HashMap<>();
        private final List<Column> cells = new ArrayList<>();
        private int row;

        Row(RecordBatch batch) {
            Map<String, Integer> schema = batch.schema().positions();
            columns.forEach(
                    (name, column) -> {
                        Integer position = schema.get(column);
                        if (position == null) {
                            throw new IllegalArgumentException(
                                    "No column '" + column + "' in " + batch.schema().names());
                        }
                        positions.put(name, cells.size());
                        cells.add(batch.column(position));
                    });
        }

        double evaluate(int at) {
            row = at;
            try {
                return switch (program.eval(this)) {
                    case Boolean truth -> truth ? 1 : 0;
                    case Number number ->
                            Double.isFinite(number.doubleValue())
                                    ? number.doubleValue()
                                    : Double.NaN;
                    default -> Double.NaN;
                };
            } catch (CelEvaluationException _) {
                return Double.NaN;
            }
        }

        @Override
        public Optional<Object> find(String name) {
            Integer position = positions.get(name);
            if (position == null) {
                return Optional.empty();
            }
            Column column = cells.get(position);
            boolean missing = column.isMissing(row);
            if (name.startsWith("missing_")) {
                return Optional.of(missing);
            }
            return missing ? Optional.empty() : Optional.of(cell(column));
        }

        private Object cell(Column column) {
            return switch (column) {
                case NumberColumn number -> number.get(row);
                case TextColumn text -> text.text(row);
                case DateColumn date -> Instant.ofEpochMilli(date.get(row));
            };
        }
    }
}
