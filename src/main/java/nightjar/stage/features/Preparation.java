package nightjar.stage.features;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// A cleaning rule whose numbers are fitted on training rows; applied to typed cells before every transform.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "preparation")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Preparation.Clip.class, name = "clip"),
    @JsonSubTypes.Type(value = Preparation.FillNumber.class, name = "fill_number"),
    @JsonSubTypes.Type(value = Preparation.FillText.class, name = "fill_text")
})
public sealed interface Preparation {

    String column();

    /// Numbers outside the bounds become the nearer bound.
    record Clip(String column, double min, double max) implements Preparation {}

    /// Missing numbers become this one.
    record FillNumber(String column, double value) implements Preparation {}

    /// Missing texts become this one.
    record FillText(String column, String value) implements Preparation {}
}
