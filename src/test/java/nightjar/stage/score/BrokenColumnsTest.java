package nightjar.stage.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nightjar.project.ScoreSpec;
import nightjar.project.training.Reaction;
import nightjar.stage.features.Audience;
import nightjar.stage.features.Feature;
import nightjar.stage.features.FeaturePlan;
import nightjar.stage.features.transform.Computed;
import nightjar.stage.features.transform.OneHot;
import nightjar.stage.features.transform.Plain;
import nightjar.stage.features.transform.Ratio;
import nightjar.stage.promote.TrainedColumns;
import nightjar.stage.promote.TrainedColumns.Trained;
import nightjar.stage.validate.Finding;
import org.junit.jupiter.api.Test;

class BrokenColumnsTest {

    private static final Trained NUMBERS = new Trained(20, 980, 49, 0);
    private static final FeaturePlan PLAN =
            new FeaturePlan(
                    List.of(),
                    List.of(
                            new Feature(new Plain("price", 0), Audience.ALL),
                            new Feature(new OneHot("region", List.of("n", "s")), Audience.ALL),
                            new Feature(new Ratio("per_day", "price", "days", 0), Audience.ALL)),
                    List.of());
    private static final Map<String, Double> IMPORTANCE =
            Map.of(
                    "price",
                    0.5,
                    "region=n",
                    0.1,
                    "region=s",
                    0.05,
                    "region(other)",
                    0.05,
                    "per_day",
                    0.3);

    @Test
    void namesTheColumnHowItIsBrokenAndWhatItStandsFor() {
        List<Finding> findings =
                broken(true, ScoreSpec.BrokenColumns.REFUSE)
                        .broken(Map.of("price", new SeenColumn(1200, 0, 0, null, false)));

        assertThat(findings)
                .singleElement()
                .hasToString(
                        "column 'price': found no value in any of 1,200 rows (in training missing in 2.0 %); "
                                + "expected values as in training: it stands for 80 % of what version 4 goes by. "
                                + "Repair the export; score: {broken_columns: warn} scores all the same")
                .extracting(Finding::reaction)
                .isEqualTo(Reaction.REFUSE);
    }

    @Test
    void onlyWarnsWhereTheProjectFileSaysSo() {
        BrokenColumns broken = broken(true, ScoreSpec.BrokenColumns.WARN);

        assertThat(broken.absent(List.of("price", "days")))
                .singleElement()
                .hasToString(
                        "column 'region': found no such column; "
                                + "expected values as in training: it stands for 20 % of what version 4 goes by. "
                                + "Every row is scored all the same; repair the export")
                .extracting(Finding::reaction)
                .isEqualTo(Reaction.WARN);
    }

    @Test
    void seesAColumnThatIsStuckAndOneOfUnknownLevels() {
        List<Finding> findings =
                broken(true, ScoreSpec.BrokenColumns.REFUSE)
                        .broken(
                                Map.of(
                                        "days", new SeenColumn(0, 60, 0, 1L, false),
                                        "region", new SeenColumn(3, 57, 30, 1L, true)));

        assertThat(findings)
                .extracting(Finding::found)
                .containsExactly(
                        "30 of 57 values that the model does not know (in training unknown in 0.0 %)",
                        "one value in all of 60 rows (in training the most frequent one in 4.9 %)");
    }

    @Test
    void leavesRowsAloneThatMayWellComeThatWay() {
        assertThat(
                        broken(true, ScoreSpec.BrokenColumns.REFUSE)
                                .broken(
                                        Map.of(
                                                "price", new SeenColumn(1, 0, 0, null, false),
                                                "days", new SeenColumn(0, 3, 0, 1L, false),
                                                "region", new SeenColumn(0, 2, 2, 1L, false))))
                .isEmpty();
    }

    @Test
    void judgesAVersionThatKeptNothingByLessAndSaysSo() {
        BrokenColumns broken = broken(false, ScoreSpec.BrokenColumns.REFUSE);

        List<Finding> few = broken.broken(Map.of("price", new SeenColumn(10, 0, 0, null, false)));
        List<Finding> many = broken.broken(Map.of("price", new SeenColumn(30, 0, 0, null, false)));

        assertThat(few)
                .singleElement()
                .extracting(Finding::found)
                .isEqualTo("no record of how its columns looked in training");
        assertThat(many)
                .extracting(Finding::found)
                .containsExactly(
                        "no value in any of 30 rows",
                        "no record of how its columns looked in training");
    }

    @Test
    void aRuleGoesWhollyByEachOfItsColumns() {
        FeaturePlan rule =
                new FeaturePlan(
                        List.of(),
                        List.of(
                                new Feature(
                                        new Computed(
                                                "holds",
                                                "price > days",
                                                List.of("days", "price"),
                                                0),
                                        Audience.ALL)),
                        List.of());

        assertThat(ColumnImportance.of(rule, Map.of("price > days", 1.0)))
                .isEqualTo(Map.of("days", 1.0, "price", 1.0));
    }

    private static BrokenColumns broken(boolean kept, ScoreSpec.BrokenColumns reaction) {
        return new BrokenColumns(
                4,
                PLAN.inputs(),
                ColumnImportance.of(PLAN, IMPORTANCE),
                kept ? trained() : null,
                reaction);
    }

    private static TrainedColumns trained() {
        return new TrainedColumns(
                new TreeMap<>(
                        Map.of(
                                "price", NUMBERS,
                                "days", NUMBERS,
                                "region", new Trained(0, 1000, 600, 0))));
    }
}
