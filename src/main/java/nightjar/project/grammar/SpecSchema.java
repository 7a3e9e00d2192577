package nightjar.project.grammar;

import java.util.LinkedHashMap;
import java.util.Map;

/// The JSON Schema of the project file, made of the grammar that reads it.
public final class SpecSchema {

    private SpecSchema() {}

    /// JSON Schema, draft 2020-12, as maps, lists, texts, numbers and booleans.
    public static Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Nightjar project file");
        schema.putAll(ProjectGrammar.PROJECT.schema());
        return schema;
    }
}
