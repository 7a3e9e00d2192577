package nightjar.stage.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nightjar.table.ColumnType;
import org.junit.jupiter.api.Test;

class KeptProfileTest {

    @Test
    void aVersionCarriesNoCellOfItsKeyAndOfTexts() {
        ColumnProfile plan = column("plan", ColumnType.CATEGORY);
        Profile profile =
                profile(column("id", ColumnType.NUMBER), plan, column("note", ColumnType.TEXT));

        Profile kept = profile.kept("id");

        assertThat(kept.columns())
                .extracting(ColumnProfile::name)
                .containsExactly("id", "plan", "note");
        assertThat(kept.column("plan")).contains(plan);
        for (String named : List.of("id", "note")) {
            ColumnProfile column = kept.column(named).orElseThrow();
            assertThat(column.frequent().values()).isEmpty();
            assertThat(column.numbers()).isNull();
            assertThat(column.missing()).isEqualTo(2);
        }
    }

    @Test
    void withoutAKeyNumbersStay() {
        ColumnProfile size = column("size", ColumnType.NUMBER);

        assertThat(profile(size).kept(null).columns()).containsExactly(size);
    }

    private static Profile profile(ColumnProfile... columns) {
        return new Profile(
                10, 0, List.of(columns), List.of(), List.of(), null, List.of(), null, List.of());
    }

    private static ColumnProfile column(String name, ColumnType type) {
        return new ColumnProfile(
                name,
                type,
                true,
                8,
                2,
                0,
                Map.of(),
                new ColumnProfile.Distinct(1, 1, 1, true),
                new ColumnProfile.Shares(1, 0, 0, 0),
                new ColumnProfile.Numbers(8, 1, 1, 1, 0.0, null, 1, 0, List.of(), 0, List.of()),
                null,
                null,
                new ColumnProfile.Frequent(List.of(new ColumnProfile.Frequent.Value("1", 8)), 0),
                false,
                false,
                false,
                null);
    }
}
