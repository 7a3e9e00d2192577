package nightjar.stage.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nightjar.project.DataSpec;
import nightjar.project.training.Check;
import nightjar.project.training.Reaction;
import nightjar.reading.RowReader;
import nightjar.table.Column;

/// What a project expects of single rows: cells that can be read, columns as they are declared, a key, expressions that hold. Nothing of columns
/// that the source lacks, and nothing of those that hold the answer, where there is none to be asked for.
final class Expectations {

    private final DataSpec data;
    private final RowReader reader;
    private final Set<String> answers;
    private final Set<String> incomplete;
    private final List<Held> held = new ArrayList<>();

    private record Held(Expressions.Compiled condition, Reaction otherwise) {}

    Expectations(CleanPlan plan, RowReader reader, Expressions expressions) {
        this.data = plan.spec().data();
        this.reader = reader;
        this.answers = expressions.answers();
        this.incomplete = plan.training() == null ? Set.of() : plan.training().incomplete();
        for (Check check : plan.checks()) {
            if (check instanceof Check.Holds holds) {
                expressions
                        .find(holds.expression())
                        .ifPresent(condition -> held.add(new Held(condition, holds.otherwise())));
            }
        }
    }

    /// Sets the rows aside whose cells cannot be read.
    void readable(RowsInWork rows) {
        rows.read()
                .forEach(
                        (name, column) -> {
                            if (!answers.contains(name)) {
                                readable(rows, name, column.unreadable());
                            }
                        });
    }

    private void readable(RowsInWork rows, String name, boolean[] unreadable) {
        String expected = reader.column(name).expected();
        Column raw = rows.batch().rows().column(name);
        for (int row = 0; row < unreadable.length; row++) {
            if (unreadable[row]) {
                rows.reasons()
                        .reject(
                                row,
                                name + ": not a " + expected,
                                "%s: '%s' is not a %s".formatted(name, raw.text(row), expected));
            }
        }
    }

    /// Holds the rows as they are by now against all else.
    void judge(RowsInWork rows) {
        Breaches breaches = rows.breaches();
        data.columns()
                .forEach(
                        (name, column) -> {
                            if (!answers.contains(name) && rows.has(name)) {
                                breaches.unreadable(
                                        name + ": not a " + reader.column(name).expected(),
                                        column,
                                        rows.unreadable(name));
                                breaches.of(name, column, rows.column(name));
                            }
                        });
        if (data.key() != null && rows.has(data.key())) {
            breaches.missing(data.key(), rows.column(data.key()));
        }
        incomplete.forEach(name -> breaches.missing(name, rows.column(name)));
        held.forEach(one -> judge(one, rows));
    }

    private static void judge(Held held, RowsInWork rows) {
        double[] holds = held.condition().of(rows);
        for (int row = 0; row < holds.length; row++) {
            if (holds[row] == 0) {
                rows.breaches().add(row, "holds: " + held.condition().text(), held.otherwise());
            }
        }
    }
}
