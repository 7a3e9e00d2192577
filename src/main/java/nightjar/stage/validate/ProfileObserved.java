package nightjar.stage.validate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nightjar.stage.explore.ColumnProfile;
import nightjar.stage.explore.Profile;
import nightjar.table.ColumnType;

/// The profile as it is judged.
public final class ProfileObserved {

    private ProfileObserved() {}

    public static Observed of(Profile profile) {
        Map<String, ObservedColumn> columns = new LinkedHashMap<>();
        profile.columns().forEach(column -> columns.put(column.name(), column(column)));
        profile.unread().forEach(name -> columns.put(name, ObservedColumn.UNREAD));
        List<Observed.GiveAway> giveAways =
                profile.warnings().stream()
                        .filter(
                                warning ->
                                        warning.kind() == Profile.Warning.Kind.GIVES_LABEL_AWAY
                                                && warning.column() != null)
                        .map(
                                warning ->
                                        new Observed.GiveAway(
                                                String.valueOf(warning.column()),
                                                warning.message()))
                        .toList();
        long duplicates = profile.duplicates() == null ? 0 : profile.duplicates().rows();
        return new Observed(profile.rows(), profile.rejected(), columns, duplicates, giveAways);
    }

    private static ObservedColumn column(ColumnProfile column) {
        ColumnProfile.Numbers numbers =
                column.type() == ColumnType.NUMBER ? column.numbers() : null;
        Map<String, Long> values = new LinkedHashMap<>();
        column.frequent().values().forEach(value -> values.put(value.text(), value.count()));
        return new ObservedColumn(
                column.missing(),
                column.distinct().lower(),
                column.distinct().upper(),
                numbers == null ? Double.NaN : numbers.min(),
                numbers == null ? Double.NaN : numbers.max(),
                column.unreadable(),
                values,
                column.frequent().countError() == 0
                        && column.distinct().exact()
                        && values.size() == column.distinct().estimate());
    }
}
