package nightjar.stage.explore;

import nightjar.cell.Kind;
import nightjar.cell.Types;
import nightjar.table.ColumnType;

/// Which type fits a column best whose type nobody declared.
final class TypeFinding {

    /// A few cells may be wrong in a column of numbers or dates.
    static final double MOSTLY = 0.95;

    /// So many different texts are categories whatever the number of rows.
    private static final long FEW_LEVELS = 50;

    /// Beyond that a level needs as many rows on average, and is a word rather than a sentence.
    private static final long ROWS_PER_LEVEL = 10;

    private static final double LONGEST_LEVEL = 40;

    private TypeFinding() {}

    static ColumnType of(ColumnState state, ColumnProfile.Distinct distinct) {
        Types types = state.types();
        double enough = MOSTLY * types.present();
        if (types.present() == 0) {
            return ColumnType.TEXT;
        }
        int best = state.dateForms().best();
        long dates = best < 0 ? 0 : state.dateForms().rows(best);
        if (types.rows(Kind.NUMBER) >= enough) {
            return dates == types.present() ? ColumnType.DATE : ColumnType.NUMBER;
        }
        if (dates >= enough) {
            return ColumnType.DATE;
        }
        boolean words =
                distinct.estimate() * ROWS_PER_LEVEL <= types.present()
                        && state.lengths().mean() <= LONGEST_LEVEL;
        boolean few =
                distinct.estimate() <= FEW_LEVELS && 2 * distinct.estimate() <= types.present();
        return few || words ? ColumnType.CATEGORY : ColumnType.TEXT;
    }
}
