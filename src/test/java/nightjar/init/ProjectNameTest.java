package nightjar.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A project's name follows from where its data are.
class ProjectNameTest {

    @ParameterizedTest
    @CsvSource({
        "data/customers.csv, customers",
        "telco churn (2).csv.gz, telco-churn-2",
        "d.v2.parquet, d-v2",
        "-rf.csv, rf",
        "titanic/train.csv, titanic",
        "titanic/data/Train.CSV, titanic",
        "data/train.csv, train",
        "/home/data/zürich/input.tsv, z-rich",
        "größe.csv, gr-e",
        "???.csv, project",
    })
    void isThatOfTheFileOrOfTheFolderAroundIt(String data, String expected) {
        assertThat(ProjectName.of(data, Set.of())).isEqualTo(expected);
    }

    @Test
    void hasSixtyCharactersAtMost() {
        String data = "customers-of-the-northern-region-by-quarter-and-by-product-group-1.csv";

        assertThat(ProjectName.of(data, Set.of()))
                .isEqualTo("customers-of-the-northern-region-by-quarter-and-by-product-g");
    }

    @Test
    void isNotTheNameOfAnotherProject() {
        assertThat(ProjectName.of("north/sales.csv", Set.of("sales"))).isEqualTo("north-sales");
        assertThat(ProjectName.of("north/train.csv", Set.of("north"))).isEqualTo("north-train");
        assertThat(ProjectName.of("sales.csv", Set.of("sales", "sales-2"))).isEqualTo("sales-3");
    }
}
