package nightjar.cli.project;

import java.util.concurrent.Callable;
import nightjar.cli.option.Screen;
import nightjar.project.grammar.SpecSchema;
import picocli.CommandLine.Command;

@Command(
        name = "schema",
        description = "Prints the JSON Schema of the project file, for editors.",
        mixinStandardHelpOptions = true)
public final class SchemaCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        new Screen().json(SpecSchema.schema());
        return 0;
    }
}
