package nightjar.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nightjar.durable.Json;
import nightjar.project.ProjectFile;
import nightjar.project.SourceSpec;
import nightjar.project.grammar.SpecReader;
import nightjar.project.training.Check;
import nightjar.project.training.Reaction;
import org.junit.jupiter.api.Test;

class SampleRunOrderTest {

    private static final SourceSpec.File SAMPLE = new SourceSpec.Parquet("sample.parquet");

    @Test
    void aPilotDoesTheWorkOfTheRunOverTheSampleInOneFold() {
        ProjectFile file = SpecReader.read(Path.of("jobs/churn.yaml"));

        ProjectFile pilot = new SampleRunOrder("pilot-1", SAMPLE).applied(file);

        assertThat(pilot.spec().data().source()).isEqualTo(SAMPLE);
        assertThat(pilot.spec().data().columns()).isEqualTo(file.spec().data().columns());
        assertThat(pilot.spec().clean()).isEqualTo(file.spec().clean());
        assertThat(pilot.spec().features()).isEqualTo(file.spec().features());
        assertThat(pilot.spec().train()).isEqualTo(file.spec().train().judgedInOneFold());
        assertThat(pilot.spec().train().trials()).isEqualTo(12);
        assertThat(pilot.spec().train().judged()).isEqualTo(1);
        assertThat(pilot.spec().budget()).isNull();
        assertThat(pilot.spec().review()).isNull();
    }

    @Test
    void checksOfSingleRowsAreWorkAndStayButRefuseNothing() {
        ProjectFile file = SpecReader.read(Path.of("jobs/churn.yaml"));
        assertThat(file.spec().checks()).hasSize(3);

        assertThat(new SampleRunOrder("pilot-1", SAMPLE).applied(file).spec().checks())
                .singleElement()
                .isInstanceOfSatisfying(
                        Check.Holds.class,
                        check -> {
                            assertThat(check.expression()).contains("total_charges");
                            assertThat(check.otherwise()).isEqualTo(Reaction.WARN);
                        });
    }

    @Test
    void isTheSameAfterItsWayToAnotherProcess() {
        SampleRunOrder order = new SampleRunOrder("pilot-2", SAMPLE);

        SampleRunOrder ofText =
                new SampleRunOrder(
                        "pilot-3", new SourceSpec.Csv("s.csv", ';', '"', "UTF-8", true, 2, null));

        assertThat(Json.read(Json.write(order), SampleRunOrder.class)).isEqualTo(order);
        assertThat(Json.read(Json.write(ofText), SampleRunOrder.class)).isEqualTo(ofText);
    }
}
