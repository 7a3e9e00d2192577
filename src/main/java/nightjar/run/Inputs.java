package nightjar.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import nightjar.ledger.InputFile;
import nightjar.source.Input;
import nightjar.source.WatchedInput;
import nightjar.workspace.RunRequest;

/// What an attempt of a run reads, by name: each is watched from the moment the attempt began.
record Inputs(SequencedMap<String, WatchedInput> byName) {

    /// Takes the fingerprint of each.
    ///
    /// @throws nightjar.table.DataRejected if one is not there, or cannot be read
    static Inputs of(RunRequest request) {
        SequencedMap<String, WatchedInput> byName = new LinkedHashMap<>();
        request.inputs()
                .forEach((name, input) -> byName.put(name, input.watch(expected(name, request))));
        return new Inputs(byName);
    }

    private static String expected(String name, RunRequest request) {
        return name.equals(Input.GOLDEN)
                ? "the golden rows that the project file names. Put it there, or take `golden` out."
                : "the rows to %s for %s. Is the path right, and has the file arrived?"
                        .formatted(request.job().word(), request.date());
    }

    WatchedInput rows() {
        return Objects.requireNonNull(byName.get(Input.ROWS));
    }

    /// As the ledger keeps them.
    List<InputFile> begun() {
        return byName.values().stream()
                .map(input -> InputFile.of(input.input().shown(), input.begun()))
                .toList();
    }
}
