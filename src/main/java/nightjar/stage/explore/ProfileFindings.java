package nightjar.stage.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nightjar.sketch.CoMoments;
import nightjar.stage.explore.ColumnProfile.Relation;
import nightjar.stage.explore.Profile.Correlation;
import nightjar.stage.explore.Profile.Duplicates;
import nightjar.stage.explore.Profile.Warning;
import nightjar.stage.explore.key.KeyDuplicates;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// Turns the state of a whole pass into the profile, and says what deserves a look.
final class ProfileFindings {

    /// A column that alone reaches this AUC or R² is rather a consequence of the label than a cause.
    private static final double GIVES_AWAY = 0.99;

    private final Exploration exploration;
    private final Schema source;
    private final ExploreFold fold;

    ProfileFindings(Exploration exploration, Schema source, ExploreFold fold) {
        this.exploration = exploration;
        this.source = source;
        this.fold = fold;
    }

    /// @param duplicates null without a key
    Profile profile(ExploreState state, @Nullable KeyDuplicates duplicates) {
        LabelProfile label =
                exploration.label() == null ? null : LabelFindings.of(state, exploration);
        List<ColumnProfile> columns = columns(state, label, duplicates);
        List<String> absent =
                exploration.columns().keySet().stream().filter(c -> !source.contains(c)).toList();
        List<String> unread =
                source.names().stream().filter(column -> !exploration.covers(column)).toList();
        Duplicates repeated = duplicates == null ? null : duplicates(duplicates, columns);
        List<Warning> warnings = new ArrayList<>();
        absent.forEach(c -> warnings.add(warning(Warning.Kind.ABSENT, c, "is not in the data")));
        unread.forEach(
                c -> warnings.add(warning(Warning.Kind.UNREAD, c, "is not declared; not read")));
        columns.forEach(column -> addWarnings(column, warnings));
        addWarnings(label, repeated, warnings);
        return new Profile(
                state.rows,
                state.rejected,
                columns,
                absent,
                unread,
                label,
                correlations(state.correlations),
                repeated,
                warnings);
    }

    private List<ColumnProfile> columns(
            ExploreState state, @Nullable LabelProfile label, @Nullable KeyDuplicates duplicates) {
        RelationFindings relations = label == null ? null : new RelationFindings(state, label);
        List<ColumnProfile> columns = new ArrayList<>();
        for (int i = 0; i < fold.names().size(); i++) {
            String name = fold.names().get(i);
            ColumnState column =
                    i < state.columns.size() ? state.columns.get(i) : new ColumnState();
            boolean isLabel = name.equals(exploration.labelColumn());
            Relation relation = relations == null || isLabel ? null : relations.of(column);
            Boolean unique =
                    duplicates != null && name.equals(exploration.key())
                            ? duplicates.rows() == 0 && column.missing().count() == 0
                            : null;
            columns.add(
                    new ColumnFindings(column, fold.readers().get(i))
                            .profile(name, unique, relation));
        }
        return columns;
    }

    private List<Correlation> correlations(Correlations state) {
        List<Correlation> correlations = new ArrayList<>();
        List<Integer> numeric = state.columns();
        for (int right = 1; right < numeric.size(); right++) {
            for (int left = 0; left < right; left++) {
                CoMoments pair = state.pair(numeric.get(left), numeric.get(right));
                if (pair.count() > 0) {
                    correlations.add(
                            new Correlation(
                                    fold.names().get(numeric.get(left)),
                                    fold.names().get(numeric.get(right)),
                                    pair.count(),
                                    RelationFindings.orNull(pair.correlation())));
                }
            }
        }
        return correlations;
    }

    private Duplicates duplicates(KeyDuplicates found, List<ColumnProfile> columns) {
        String key = String.valueOf(exploration.key());
        long missing =
                columns.stream()
                        .filter(column -> column.name().equals(key))
                        .mapToLong(ColumnProfile::missing)
                        .sum();
        return new Duplicates(key, found.rows(), missing, found.examples());
    }

    private static void addWarnings(ColumnProfile column, List<Warning> warnings) {
        Relation relation = column.relation();
        if (relation != null && givesAway(relation)) {
            warnings.add(
                    warning(
                            Warning.Kind.GIVES_LABEL_AWAY,
                            column.name(),
                            "GIVES THE LABEL AWAY: alone it reaches "
                                    + strength(relation)
                                    + ". Is it known before the label is? If not, take it out"));
        }
        if (column.constant()) {
            warnings.add(warning(Warning.Kind.CONSTANT, column.name(), "has no two values"));
        } else if (column.nearConstant()) {
            warnings.add(
                    warning(
                            Warning.Kind.NEAR_CONSTANT,
                            column.name(),
                            "is the same, or missing, in at least 99.5 % of the rows"));
        }
        if (column.unreadable() > 0) {
            warnings.add(
                    warning(
                            Warning.Kind.UNREADABLE,
                            column.name(),
                            column.unreadable()
                                    + " cells cannot be read as "
                                    + column.type().yamlName()));
        }
    }

    private static boolean givesAway(Relation relation) {
        Double auc = relation.auc();
        Double rSquared = relation.rSquared();
        return auc != null && auc >= GIVES_AWAY || rSquared != null && rSquared >= GIVES_AWAY;
    }

    private static String strength(Relation relation) {
        return relation.auc() != null
                ? String.format(Locale.ROOT, "an AUC of %.4f", relation.auc())
                : String.format(Locale.ROOT, "an R2 of %.4f", relation.rSquared());
    }

    private static void addWarnings(
            @Nullable LabelProfile label, @Nullable Duplicates duplicates, List<Warning> warnings) {
        if (label != null && label.missing() > 0) {
            warnings.add(
                    warning(
                            Warning.Kind.MISSING_LABELS,
                            label.column(),
                            label.missing() + " rows have no label and teach a model nothing"));
        }
        if (duplicates != null && duplicates.rows() > 0) {
            warnings.add(
                    warning(
                            Warning.Kind.DUPLICATE_KEYS,
                            duplicates.key(),
                            duplicates.rows()
                                    + " rows repeat a key, first in records "
                                    + duplicates.examples()));
        }
        if (duplicates != null && duplicates.missing() > 0) {
            warnings.add(
                    warning(
                            Warning.Kind.MISSING_KEYS,
                            duplicates.key(),
                            duplicates.missing() + " rows have no key"));
        }
    }

    private static Warning warning(Warning.Kind kind, @Nullable String column, String message) {
        return new Warning(kind, column, message);
    }
}
