package nightjar.stage.features.transform;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collection;
import java.util.List;
import nightjar.table.Schema;
import org.jspecify.annotations.Nullable;

/// How cells become numbers: plain values, fitted on training rows, that say everything there is to know. Each kind also says, in a static method
/// that makes an [Unfitted], what of the training rows it is fitted to.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "transform")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Plain.class, name = "plain"),
    @JsonSubTypes.Type(value = Scale.class, name = "scale"),
    @JsonSubTypes.Type(value = Log.class, name = "log"),
    @JsonSubTypes.Type(value = Bins.class, name = "bins"),
    @JsonSubTypes.Type(value = OneHot.class, name = "one_hot"),
    @JsonSubTypes.Type(value = Ordinal.class, name = "ordinal"),
    @JsonSubTypes.Type(value = Frequency.class, name = "frequency"),
    @JsonSubTypes.Type(value = TargetEncode.class, name = "target_encode"),
    @JsonSubTypes.Type(value = DateParts.class, name = "date_parts"),
    @JsonSubTypes.Type(value = Age.class, name = "age"),
    @JsonSubTypes.Type(value = Ratio.class, name = "ratio"),
    @JsonSubTypes.Type(value = Computed.class, name = "expression"),
    @JsonSubTypes.Type(value = MissingIndicator.class, name = "missing_indicator")
})
public sealed interface Transform
        permits Plain,
                Scale,
                Log,
                Bins,
                OneHot,
                Ordinal,
                Frequency,
                TargetEncode,
                DateParts,
                Age,
                Ratio,
                Computed,
                MissingIndicator {

    /// Names of the numbers it gives, in their order.
    List<String> names();

    /// The first of [#inputs()], mostly the only one: each kind says either this or those.
    default String column() {
        return inputs().getFirst();
    }

    /// The columns it reads.
    default List<String> inputs() {
        return List.of(column());
    }

    /// Made ready for one schema.
    ///
    /// @param businessDay milliseconds since 1970 of the run's business date
    Encoder encoder(Schema schema, long businessDay);

    /// The levels of its column that it tells apart from each other; any other is the same to it.
    default Collection<String> levels() {
        return List.of();
    }

    /// What a level is called that is none of [#levels()], in findings about rows; null: it is no finding.
    default @Nullable String stranger() {
        return null;
    }

    /// Per fold what its training rows get instead; empty: the same as any row.
    default List<Transform> perFold() {
        return List.of();
    }

    /// The same without what only training needs.
    default Transform stored() {
        return this;
    }
}
