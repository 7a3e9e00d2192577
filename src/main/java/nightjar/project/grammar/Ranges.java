package nightjar.project.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.project.grammar.shape.NodeWords;
import nightjar.project.grammar.shape.Reading;
import nightjar.project.grammar.shape.Scalars;
import nightjar.project.grammar.shape.Shape;
import nightjar.project.training.Hyperparameter;
import nightjar.project.training.ParameterRange;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A hyperparameter's values: `200`, `[0.01, 0.1]`, `12..20`, `0.02..0.3 log`.
final class Ranges implements Shape<ParameterRange> {

    private static final Pattern BETWEEN = Pattern.compile("(\\S+?)\\.\\.(\\S+?)(\\s+log)?");

    private final Hyperparameter parameter;

    Ranges(Hyperparameter parameter) {
        this.parameter = parameter;
    }

    @Override
    public @Nullable ParameterRange read(Node node, String where, Reading reading) {
        ParameterRange range =
                switch (node) {
                    case SequenceNode sequence -> choice(sequence.getValue());
                    case ScalarNode scalar -> range(scalar.getValue().strip());
                    default -> null;
                };
        if (range == null || !fits(range)) {
            reading.problem(
                    node,
                    where,
                    NodeWords.of(node),
                    "a number, a list of numbers, or a range such as 12..20 or 0.02..0.3 log, "
                            + parameter.bounds(),
                    "");
            return null;
        }
        return range;
    }

    private static @Nullable ParameterRange choice(List<Node> nodes) {
        List<Double> values = new ArrayList<>();
        for (Node node : nodes) {
            Double value = Scalars.number(NodeWords.text(node));
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values.isEmpty() ? null : new ParameterRange.Choice(values);
    }

    private static @Nullable ParameterRange range(String text) {
        Matcher matcher = BETWEEN.matcher(text);
        if (!matcher.matches()) {
            Double value = Scalars.number(text);
            return value == null ? null : new ParameterRange.Choice(List.of(value));
        }
        Double min = Scalars.number(matcher.group(1));
        Double max = Scalars.number(matcher.group(2));
        boolean logarithmic = matcher.group(3) != null;
        if (min == null || max == null || min > max || (logarithmic && min <= 0)) {
            return null;
        }
        boolean whole = min == Math.rint(min) && max == Math.rint(max) && !logarithmic;
        return new ParameterRange.Between(min, max, logarithmic, whole);
    }

    private boolean fits(ParameterRange range) {
        return switch (range) {
            case ParameterRange.Choice choice ->
                    choice.values().stream().allMatch(parameter::allows);
            case ParameterRange.Between between ->
                    parameter.allows(between.min()) && parameter.allows(between.max());
        };
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("number", "string", "array"));
        schema.put("items", Map.of("type", "number"));
        return schema;
    }
}
