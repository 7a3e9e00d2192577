package nightjar.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/// How much is logged to standard error.
public enum Verbosity {
    /// Warnings and errors.
    QUIET(Level.WARN, Level.WARN, Level.OFF, Level.OFF),
    /// Also what a run does and decides.
    USUAL(Level.INFO, Level.WARN, Level.OFF, Level.OFF),
    /// Also what the libraries do, and the traces of failures.
    VERBOSE(Level.DEBUG, Level.INFO, Level.INFO, Level.INFO);

    private static volatile Verbosity current = USUAL;

    private final Level own;
    private final Level libraries;
    private final Level engine;

    /// What the library says of a fit names no trial; what matters of it is a finding of the trial.
    private final Level trainers;

    Verbosity(Level own, Level libraries, Level engine, Level trainers) {
        this.own = own;
        this.libraries = libraries;
        this.engine = engine;
        this.trainers = trainers;
    }

    static Verbosity current() {
        return current;
    }

    public static boolean isVerbose() {
        return current == VERBOSE;
    }

    /// From now on. To ask for a log factory costs a start of the logging, which not every command needs.
    public void apply() {
        if (current == this) {
            return;
        }
        current = this;
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            apply(context);
        }
    }

    public void apply(LoggerContext context) {
        context.getLogger("nightjar").setLevel(own);
        context.getLogger("ROOT").setLevel(libraries);
        context.getLogger("smile").setLevel(trainers);
        context.getLogger("org.springframework.batch").setLevel(engine);
        context.getLogger("org.springframework.transaction").setLevel(engine);
    }
}
