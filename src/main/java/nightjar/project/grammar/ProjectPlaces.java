package nightjar.project.grammar;

import nightjar.project.ProjectFile;
import nightjar.project.SpecProblem;
import nightjar.project.grammar.shape.Reading;
import org.yaml.snakeyaml.nodes.Node;

/// Where the keys of a project file stand, for problems that are found after it was read.
public final class ProjectPlaces {

    private ProjectPlaces() {}

    /// A problem of the value at a path of keys, such as `score.output.csv`; or at as much of the path as the file has.
    public static SpecProblem problem(
            ProjectFile file, String where, String found, String expected, String advice) {
        Node at = SpecReader.compose(file.text(), new Reading(file.path().toString()));
        for (String step : where.split("\\.", -1)) {
            Node next = at == null ? null : DeclaredColumns.child(at, step);
            if (next == null) {
                break;
            }
            at = next;
        }
        Reading.Place place =
                at == null ? new Reading.Place(1, 1, where) : Reading.Place.of(at, where);
        return new SpecProblem(
                file.path().toString(),
                place.line(),
                place.column(),
                where,
                found,
                expected,
                advice);
    }
}
