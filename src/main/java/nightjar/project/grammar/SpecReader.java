package nightjar.project.grammar;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nightjar.project.ProjectFile;
import nightjar.project.ProjectSpec;
import nightjar.project.SpecProblem;
import nightjar.project.SpecRejected;
import nightjar.project.grammar.shape.Reading;
import nightjar.text.Nearest;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads project files. Nothing of the YAML is ever made an object by the library: only its tree of texts is used.
public final class SpecReader {

    /// Bytes; a project file is written by hand.
    static final long MOST_BYTES = 1_000_000;

    private SpecReader() {}

    /// The project file at `path`.
    ///
    /// @throws SpecRejected with everything that is wrong with it, in the order of the file
    public static ProjectFile read(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return read(text(path), path.toString(), absolute, workspace(absolute));
    }

    /// A project file that was kept as text, such as the one stored with a model.
    public static ProjectFile read(String text, String name, Path path, Path workspace) {
        Reading reading = new Reading(name);
        Node root = compose(text, reading);
        ProjectSpec spec = root == null ? null : ProjectGrammar.PROJECT.read(root, "", reading);
        if (root != null) {
            DeclaredColumns.judge(root, reading);
        }
        if (root != null && spec != null) {
            CrossChecks.judge(spec, workspace, root, reading);
        }
        if (spec == null || !reading.problems().isEmpty()) {
            throw new SpecRejected(reading.problems());
        }
        return new ProjectFile(path, workspace, text, spec);
    }

    /// The folder that holds `jobs/`, else the file's own.
    private static Path workspace(Path file) {
        Path folder =
                Objects.requireNonNull(file.getParent(), "an absolute path of a file has a folder");
        Path above = folder.getParent();
        return folder.endsWith("jobs") && above != null ? above : folder;
    }

    private static String text(Path path) {
        if (!Files.exists(path)) {
            throw rejected(path, "no such file", "a project file", advice(path));
        }
        if (!Files.isRegularFile(path)) {
            throw rejected(path, "a directory", "a project file", "Name the file in it.");
        }
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw rejected(
                        path,
                        Files.size(path) + " bytes",
                        "at most " + MOST_BYTES,
                        "Is this the project file and not the data?");
            }
            byte[] bytes = Files.readAllBytes(path);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw rejected(
                    path, "bytes that are not UTF-8", "a text in UTF-8", "Save it as UTF-8.");
        } catch (IOException e) {
            throw rejected(
                    path,
                    "a file that cannot be read (" + e.getMessage() + ")",
                    "a readable file",
                    "Check its permissions.");
        }
    }

    private static String advice(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        List<String> others = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            files.forEach(file -> others.add(file.getFileName().toString()));
        } catch (IOException _) {
            return "There is no folder " + folder + " either.";
        }
        return Nearest.to(path.getFileName().toString(), others)
                .map(nearest -> "Did you mean " + path.resolveSibling(nearest) + "?")
                .orElse("`nightjar init DATA --label COLUMN` writes one.");
    }

    private static SpecRejected rejected(Path path, String found, String expected, String advice) {
        return new SpecRejected(
                List.of(new SpecProblem(path.toString(), 1, 1, "", found, expected, advice)));
    }

    static @Nullable Node compose(String text, Reading reading) {
        Reading.Place start = new Reading.Place(1, 1, "");
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(30);
        options.setAllowDuplicateKeys(true);
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            List<Node> documents = new ArrayList<>();
            new Yaml(new SafeConstructor(options))
                    .composeAll(new StringReader(unmarked))
                    .forEach(documents::add);
            if (documents.isEmpty()) {
                reading.problem(
                        start,
                        "an empty file",
                        "a project file",
                        "`nightjar init DATA --label COLUMN` writes one.");
                return null;
            }
            if (documents.size() > 1) {
                reading.problem(
                        documents.get(1),
                        "",
                        "a second document behind '---'",
                        "one",
                        "Write one file per project.");
                return null;
            }
            return PlainYaml.holds(documents.getFirst(), reading) ? documents.getFirst() : null;
        } catch (MarkedYAMLException e) {
            reading.problem(place(e), problem(e, unmarked), "YAML", advice(e, unmarked));
            return null;
        } catch (YAMLException e) {
            reading.problem(start, String.valueOf(e.getMessage()), "YAML", "");
            return null;
        }
    }

    private static Reading.Place place(MarkedYAMLException e) {
        return e.getProblemMark() == null
                ? new Reading.Place(1, 1, "")
                : new Reading.Place(
                        e.getProblemMark().getLine() + 1, e.getProblemMark().getColumn() + 1, "");
    }

    private static String problem(MarkedYAMLException e, String text) {
        return isTab(e, text) ? "a tab" : e.getProblem();
    }

    private static String advice(MarkedYAMLException e, String text) {
        return isTab(e, text)
                ? "YAML is indented with blanks only; replace the tab."
                : "Mind indentation, colons and quotes on this line and the one before.";
    }

    private static boolean isTab(MarkedYAMLException e, String text) {
        if (e.getProblemMark() == null) {
            return false;
        }
        return text.lines()
                .skip(e.getProblemMark().getLine())
                .findFirst()
                .orElse("")
                .stripTrailing()
                .matches("\\s*\\t.*|.*'\\\\t'.*");
    }
}
