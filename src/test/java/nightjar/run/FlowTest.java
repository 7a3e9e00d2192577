package nightjar.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nightjar.database.RunKey;
import nightjar.engine.Passes;
import nightjar.engine.RunContext;
import nightjar.ledger.Artifact;
import nightjar.ledger.CurrentRun;
import nightjar.ledger.HandOver;
import nightjar.project.grammar.SpecReader;
import nightjar.stage.clean.HoldoutBoundary;
import nightjar.stage.features.FittedPreparations;
import nightjar.stage.review.ReviewSampling;
import nightjar.stage.rule.RuleFit;
import nightjar.testing.NightProcess.Said;
import nightjar.testing.SmallChurn;
import nightjar.testing.Terminal;
import nightjar.testing.Workshop;
import nightjar.workspace.RunRequest;
import nightjar.workspace.Workspace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [TrainJob] and [ScoreJob] say of their steps, held against what the steps are built with, what they declare, what their packages say and what
/// a real night leaves.
class FlowTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final String NIGHT = "churn.train.2026-11-22";
    private static final String SCORED = "churn.score.2026-11-23";

    /// What a part is called in the table, and what it is.
    private static final Map<Class<?>, String> PARTS =
            Map.of(
                    HoldoutBoundary.class, "boundary",
                    FittedPreparations.class, "preparations",
                    RuleFit.class, "rules",
                    StandingChampion.class, "champion",
                    ReviewSampling.class, "review");

    /// Packages whose `package-info` speaks of lines of the table.
    private static final Map<String, List<String>> ROOMS =
            Map.of(
                    "explore", List.of("explore"),
                    "validate", List.of("validate"),
                    "clean", List.of("boundary", "clean"),
                    "features", List.of("preparations", "features"),
                    "train", List.of("train"),
                    "rule", List.of("rules"),
                    "evaluate", List.of("evaluate"),
                    "review", List.of("review"),
                    "gate", List.of("gate"),
                    "promote", List.of("promote"));

    @TempDir static Path folder;
    private static Workshop shop;
    private static Said night;
    private static Map<String, Line> table;

    /// A line of the table.
    private record Line(String step, String reads, String writes, String stops) {

        SortedSet<String> read() {
            return names(reads);
        }

        SortedSet<String> written() {
            return names(writes.replaceAll("removes .*", ""));
        }

        SortedSet<String> removed() {
            return names(writes.replaceAll("^((?!removes).)*", ""));
        }
    }

    /// A project that calls for everything a night may leave.
    @BeforeAll
    static void aNight() throws IOException {
        table = table("TrainJob");
        shop =
                SmallChurn.in(folder)
                        .write(
                                "jobs/churn.yaml",
                                SmallChurn.project("[0.01]")
                                                .replace("gate: [", "gate: [{latency_ms: 60000}, ")
                                        + "review: {rows: 9, agree: 80 %}\n");
        String rows = shop.text("data/customers.csv");
        shop.write("data/customers.csv", rows + "c601,month,unknown,20,yes\n");
        Terminal terminal = Terminal.of(shop);
        night = terminal.train(shop.path("jobs/churn.yaml"), "2026-11-22");
        assertThat(night.exit()).as(night.err()).isZero();
        terminal.say(
                "promote",
                "churn",
                "1",
                "--by",
                "anna",
                "--reason",
                "to score",
                "--override",
                "--expires",
                "2099-01-31");
        Said scored = terminal.score(shop.path("jobs/churn.yaml"), "2026-11-23");
        assertThat(scored.exit()).as(scored.err()).isZero();
    }

    @Test
    void theTableHasTheStepsOfTheNightInTheirOrder() {
        List<String> steps = new ArrayList<>();
        night.json().path("steps").forEach(step -> steps.add(step.path("name").asString("")));

        assertThat(table.values().stream().map(Line::step).filter(step -> !step.isEmpty()))
                .containsExactlyElementsOf(steps);
        assertThat(table.values().stream().map(Line::stops)).doesNotContain("");
    }

    @Test
    void theTableNamesWhatANightLeavesAndNothingElse() throws IOException {
        SortedSet<String> named = new TreeSet<>(List.of("request.json"));
        table.values().forEach(line -> named.addAll(line.written()));
        table.values().forEach(line -> named.removeAll(line.removed()));

        assertThat(left(NIGHT)).isEqualTo(named);
    }

    @Test
    void theTableOfScoringNamesWhatScoringLeavesAndNothingElse() throws IOException {
        Map<String, Line> scoring = table("ScoreJob");
        SortedSet<String> named = new TreeSet<>(List.of("request.json"));
        scoring.values().stream()
                .filter(line -> line.step().equals("score"))
                .forEach(line -> named.addAll(line.written()));

        assertThat(named).containsAll(left(SCORED));
        assertThat(left(SCORED)).contains("scores/", "rejected/", "scored.json", "findings.json");
        assertThat(named).containsAll(line(scoring, "publish").read());
    }

    @Test
    void everyStepReadsWhatTheTableSaysAndWritesWhatItDeclares() throws Exception {
        Map<String, SortedSet<String>> reads = new LinkedHashMap<>();
        Map<String, SortedSet<String>> ofParts = new LinkedHashMap<>();
        Map<String, SortedSet<String>> writes = declared();
        try (Workspace home = Workspace.open(shop.home(), null, InstantSource.system())) {
            for (Object stage : stages(job(home))) {
                String name = stage.getClass().getSimpleName().replace("Stage", "");
                read(stage, name.toLowerCase(Locale.ROOT), reads, ofParts, writes);
            }
        }

        assertThat(reads.keySet()).containsExactlyInAnyOrderElementsOf(table.keySet());
        for (Map.Entry<String, Line> line : table.entrySet()) {
            String name = line.getKey();
            SortedSet<String> handed = reads.getOrDefault(name, new TreeSet<>());
            SortedSet<String> all = new TreeSet<>(handed);
            all.addAll(ofParts.getOrDefault(name, new TreeSet<>()));
            assertThat(line.getValue().read()).as(name).containsAll(handed);
            assertThat(all).as(name).containsAll(line.getValue().read());
            assertThat(line.getValue().written())
                    .as(name)
                    .isEqualTo(writes.getOrDefault(name, new TreeSet<>()));
        }
    }

    @Test
    void everythingThatIsReadWasWrittenByALineAbove() {
        SortedSet<String> there = new TreeSet<>();
        for (Line line : table.values()) {
            assertThat(there).containsAll(line.read());
            there.addAll(line.written());
            there.removeAll(line.removed());
        }
    }

    @Test
    void everyStagePackageSaysWhatTheTableSays() throws IOException {
        for (Map.Entry<String, List<String>> room : ROOMS.entrySet()) {
            String text = packageInfo("stage/" + room.getKey());
            SortedSet<String> reads = new TreeSet<>();
            SortedSet<String> writes = new TreeSet<>();
            for (String name : room.getValue()) {
                reads.addAll(line(table, name).read());
                writes.addAll(line(table, name).written());
            }

            assertThat(names(between(text, "Reads ", "; writes ")))
                    .as("what %s reads", room.getKey())
                    .isEqualTo(reads);
            assertThat(names(between(text, "; writes ", "refuses ")))
                    .as("what %s writes", room.getKey())
                    .isEqualTo(writes);
        }
    }

    /// By the name of the step, or of its part.
    private static Map<String, Line> table(String job) throws IOException {
        Map<String, Line> table = new LinkedHashMap<>();
        Files.readAllLines(MAIN.resolve("nightjar/run/" + job + ".java")).stream()
                .filter(line -> line.startsWith("/// | "))
                .map(line -> line.substring("/// |".length(), line.length() - 1).split("\\|"))
                .map(cells -> Arrays.stream(cells).map(String::strip).toList())
                .filter(cells -> !cells.getFirst().equals("step"))
                .forEach(
                        cells -> {
                            int part = cells.size() == 5 ? 1 : 0;
                            String name = cells.get(0).isEmpty() ? cells.get(1) : cells.get(0);
                            table.put(
                                    name,
                                    new Line(
                                            cells.get(0),
                                            cells.get(part + 1),
                                            cells.get(part + 2),
                                            cells.get(part + 3)));
                        });
        return table;
    }

    private static Line line(Map<String, Line> table, String name) {
        return Objects.requireNonNull(table.get(name), name);
    }

    /// Files and folders of the run folder that a text names.
    private static SortedSet<String> names(String text) {
        SortedSet<String> names = new TreeSet<>();
        for (Matcher name = Pattern.compile("`([\\w.-]+/?)`").matcher(text); name.find(); ) {
            names.add(name.group(1));
        }
        return names;
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        assertThat(from).as("'%s' in: %s", begin, text).isNotNegative();
        int to = text.indexOf(end, from);
        return text.substring(from, to < 0 ? text.length() : to);
    }

    private static String packageInfo(String room) throws IOException {
        return Files.readString(MAIN.resolve("nightjar/" + room + "/package-info.java"))
                .replace("\n/// ", " ");
    }

    /// What is in the folder of a run, at its top.
    private static SortedSet<String> left(String run) throws IOException {
        SortedSet<String> left = new TreeSet<>();
        try (Stream<Path> files = Files.list(shop.home().resolve("runs").resolve(run))) {
            files.forEach(
                    file -> left.add(file.getFileName() + (Files.isDirectory(file) ? "/" : "")));
        }
        return left;
    }

    private static TrainJob job(Workspace home) {
        RunKey key = RunKey.parse(NIGHT).orElseThrow();
        var file = SpecReader.read(shop.path("jobs/churn.yaml"));
        RunRequest request =
                new RunRequest(file, RunKey.Job.TRAIN, key.date(), false, null, null, null);
        Passes passes =
                (Passes)
                        Proxy.newProxyInstance(
                                FlowTest.class.getClassLoader(),
                                new Class<?>[] {Passes.class},
                                (_, method, _) -> {
                                    throw new UnsupportedOperationException(method.getName());
                                });
        return TrainJob.of(
                new RunContext(passes, new CurrentRun(key, file, home.folder(key)), home.ledger()),
                new InputRows(request, Inputs.of(request).rows()),
                home,
                InstantSource.system());
    }

    private static List<Object> stages(TrainJob job) throws ReflectiveOperationException {
        List<Object> stages = new ArrayList<>();
        for (var component : TrainJob.class.getRecordComponents()) {
            stages.add(component.getAccessor().invoke(job));
        }
        return stages;
    }

    /// Gathers what an object was built with of earlier steps, by the line of the table it belongs to.
    private static void read(
            Object owner,
            String line,
            Map<String, SortedSet<String>> reads,
            Map<String, SortedSet<String>> ofParts,
            Map<String, SortedSet<String>> writes)
            throws IllegalAccessException {
        reads.computeIfAbsent(line, _ -> new TreeSet<>());
        for (Field field : owner.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            field.setAccessible(true);
            Object value = field.get(owner);
            String part = value == null ? null : PARTS.get(value.getClass());
            if (value instanceof HandOver<?> handed) {
                reads.computeIfAbsent(line, _ -> new TreeSet<>()).add(top(handed.artifact()));
            } else if (part != null) {
                ofParts.computeIfAbsent(line, _ -> new TreeSet<>())
                        .addAll(writes.getOrDefault(part, new TreeSet<>()));
                read(value, part, reads, ofParts, writes);
            } else if (value instanceof Record
                    && value.getClass().getName().startsWith("nightjar.stage.")) {
                read(value, line, reads, ofParts, writes);
            }
        }
    }

    /// What the classes of a step, or of its part, declare.
    private static Map<String, SortedSet<String>> declared() throws Exception {
        SortedSet<String> ofScoring = new TreeSet<>();
        table("ScoreJob").values().forEach(line -> ofScoring.addAll(line.written()));
        SortedSet<String> ofReplay = new TreeSet<>();
        table("ReplayJob").values().forEach(line -> ofReplay.addAll(line.read()));
        Map<String, SortedSet<String>> declared = new LinkedHashMap<>();
        for (Class<?> type : stageClasses()) {
            for (Field field : type.getDeclaredFields()) {
                if (Artifact.class.isAssignableFrom(field.getType())) {
                    field.setAccessible(true);
                    String name = top(((Artifact<?>) field.get(null)).name());
                    String line = line(type);
                    boolean isOfScoring =
                            line.equals("score") || type.getSimpleName().equals("RepeatSearch");
                    if (isOfScoring) {
                        assertThat(Stream.concat(ofScoring.stream(), ofReplay.stream()))
                                .contains(name);
                    } else {
                        declared.computeIfAbsent(line, _ -> new TreeSet<>()).add(name);
                    }
                }
            }
        }
        return declared;
    }

    /// The line of the table that a class belongs to.
    private static String line(Class<?> type) {
        return PARTS.entrySet().stream()
                .filter(part -> type.isAssignableFrom(part.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> type.getPackageName().split("\\.")[2]);
    }

    private static List<Class<?>> stageClasses() throws Exception {
        Path classes =
                Path.of(TrainJob.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes.resolve("nightjar/stage"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString();
                if (!name.endsWith("package-info.class")) {
                    found.add(
                            Class.forName(
                                    name.substring(0, name.length() - ".class".length())
                                            .replace('/', '.')));
                }
            }
        }
        return found;
    }

    private static String top(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash + 1);
    }
}
