package nightjar.ledger;

/// A step of a run as `show` prints it: its latest attempt.
///
/// @param attempt the number of the run's attempt it last ran in, from 1
/// @param read rows
/// @param written rows handed on
/// @param rejected rows
/// @param seconds of that attempt
public record StepView(
        String name,
        RunState status,
        int attempt,
        long read,
        long written,
        long rejected,
        double seconds) {}
