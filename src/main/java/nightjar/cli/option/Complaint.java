package nightjar.cli.option;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nightjar.database.DatabaseTrouble;
import nightjar.database.DatabaseUnavailable;
import nightjar.database.LeaseLost;
import nightjar.database.RunHeld;
import nightjar.project.SpecRejected;
import nightjar.registry.NoChampion;
import nightjar.registry.PromotionRefused;
import nightjar.registry.VersionUnsound;
import nightjar.source.InputChanged;
import nightjar.table.DataRejected;
import nightjar.text.PlainWords;
import nightjar.workspace.JavaTrouble;
import nightjar.workspace.Outcome;
import nightjar.workspace.RequestRefused;

/// What a failed command says: whose turn it is and a sentence, without Java or SQL.
///
/// @param known whether the sentence is all that a person needs; else the trace is worth a place
public record Complaint(Outcome outcome, String sentence, boolean known) {

    /// What says most first: what the owner of the command, the project file or the data must mend; then what the operator must.
    public static Complaint of(Throwable failure) {
        List<Throwable> causes =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(50).toList();
        return causes.stream()
                .map(Complaint::refusal)
                .flatMap(Optional::stream)
                .findFirst()
                .or(
                        () ->
                                causes.stream()
                                        .map(Complaint::outage)
                                        .flatMap(Optional::stream)
                                        .findFirst())
                .orElseGet(() -> fault(failure));
    }

    private static Optional<Complaint> refusal(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case SpecRejected _, RequestRefused _, NoChampion _, PromotionRefused _ ->
                    refused(Outcome.WRONG_USE, message);
            case InvalidPathException path -> refused(Outcome.WRONG_USE, FileNames.told(path));
            case DataRejected _, InputChanged _ -> refused(Outcome.DATA_REFUSED, message);
            case RunHeld _, LeaseLost _ -> refused(Outcome.HELD, message);
            default -> Optional.empty();
        };
    }

    private static Optional<Complaint> outage(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case DatabaseUnavailable _, VersionUnsound _ -> failed(PlainWords.without(message));
            case UncheckedIOException _ -> failed(PlainWords.without(message));
            case FileSystemException _ -> failed("A file cannot be used: " + PlainWords.of(cause));
            case VirtualMachineError _, LinkageError _ ->
                    Optional.of(new Complaint(Outcome.FAILED, JavaTrouble.sentence(cause), false));
            default -> DatabaseTrouble.in(cause).flatMap(Complaint::failed);
        };
    }

    private static Optional<Complaint> failed(DatabaseTrouble trouble) {
        return failed(
                "The database did not do what was asked (%s). %s"
                        .formatted(PlainWords.without(trouble.found().strip()), trouble.advice()));
    }

    private static Optional<Complaint> refused(Outcome outcome, String sentence) {
        return Optional.of(new Complaint(outcome, sentence, true));
    }

    private static Optional<Complaint> failed(String sentence) {
        return refused(Outcome.FAILED, sentence);
    }

    private static Complaint fault(Throwable failure) {
        return new Complaint(
                Outcome.FAILED,
                "This failed, and not by what was typed: %s. Nothing that was committed is lost; please report it with its trace."
                        .formatted(PlainWords.innermost(failure)),
                false);
    }
}
