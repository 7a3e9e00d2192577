package nightjar.project;

import java.util.List;
import java.util.stream.Collectors;

/// The project file is wrong and its owner must change it: exit code 2.
public final class SpecRejected extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<SpecProblem> problems;

    /// @param problems all of them, in the order of the file; at least one
    public SpecRejected(List<SpecProblem> problems) {
        super(problems.stream().map(SpecProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<SpecProblem> problems() {
        return problems;
    }
}
