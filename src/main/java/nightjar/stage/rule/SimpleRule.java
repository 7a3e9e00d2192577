package nightjar.stage.rule;

import nightjar.stage.train.FittedModel;

/// A rule that answers in the place of a model.
///
/// @param name `rule` for the declared one, `found_rule` for the one found in the data
/// @param text a boolean expression over the columns
/// @param model what scores by it, like any other model
public record SimpleRule(String name, String text, FittedModel model) {

    public static final String DECLARED = "rule";
    public static final String FOUND = "found_rule";
}
