package nightjar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nightjar.table.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {

    private static final int[] NO_COVERS = {};

    static Stream<Model> models() {
        return Stream.of(
                new ConstantModel(1, List.of(0.25, 0.75)),
                new RuleModel(List.of(0.9), List.of(0.1)),
                new LinearModel(
                        Link.SOFTMAX,
                        new double[] {1},
                        new double[] {2},
                        new double[] {0.5, -0.5},
                        new double[] {3, 4}),
                forest(NO_COVERS),
                forest(new int[] {3, 1, 2}));
    }

    private static ForestModel forest(int[] covers) {
        return new ForestModel(
                1,
                new int[] {0},
                new int[] {0, ForestModel.LEAF, ForestModel.LEAF},
                new float[] {0.5f, 0, 0},
                new int[] {2, 0, 1},
                new double[] {10, 20},
                new double[] {1},
                covers);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelReadBackPredictsTheSameAndHasTheSameBytes(Model model) {
        Matrix rows = new Matrix(3, 1, new float[] {0, 1, Float.NaN});

        Model read = ModelFile.read(ModelFile.write(model));

        assertThat(read).hasSameClassAs(model);
        assertThat(read.predict(rows)).isEqualTo(model.predict(rows));
        assertThat(ModelFile.write(read)).isEqualTo(ModelFile.write(model));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aByteThatChangedAnywhereIsFound(Model model) {
        byte[] bytes = ModelFile.write(model);

        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            assertThatThrownBy(() -> ModelFile.read(damaged)).isInstanceOf(ModelUnreadable.class);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aFileThatIsCutOffIsFound(Model model) {
        byte[] bytes = ModelFile.write(model);

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ModelFile.read(cut)).isInstanceOf(ModelUnreadable.class);
        }
    }

    @Test
    void aModelIsWrittenInTheFirstFormatThatHoldsIt() {
        assertThat(header(forest(NO_COVERS))).isEqualTo("nightjar-model 1 forest");
        assertThat(header(forest(new int[] {3, 1, 2}))).isEqualTo("nightjar-model 2 forest");
    }

    @Test
    void aLaterFormatAsksForALaterNightjar() {
        byte[] later = "nightjar-model 3 forest\n....".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> ModelFile.read(later))
                .hasMessage(
                        "A model file of format 3; this program reads formats 1 to 2. Use a later Nightjar");
    }

    private static String header(Model model) {
        String text = new String(ModelFile.write(model), StandardCharsets.US_ASCII);
        return text.substring(0, text.indexOf('\n'));
    }
}
