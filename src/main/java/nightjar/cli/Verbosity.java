package nightjar.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/// How much is logged to standard error.
enum Verbosity {
    /// Warnings and errors.
    QUIET(Level.WARN, Level.WARN, Level.OFF),
    /// Also what a run does and decides.
    USUAL(Level.INFO, Level.WARN, Level.OFF),
    /// Also what the libraries do.
    VERBOSE(Level.DEBUG, Level.INFO, Level.INFO);

    private final Level own;
    private final Level libraries;
    private final Level engine;

    Verbosity(Level own, Level libraries, Level engine) {
        this.own = own;
        this.libraries = libraries;
        this.engine = engine;
    }

    /// From now on.
    void apply() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            apply(context);
        }
    }

    void apply(LoggerContext context) {
        context.getLogger("nightjar").setLevel(own);
        context.getLogger("ROOT").setLevel(libraries);
        context.getLogger("org.springframework.batch").setLevel(engine);
        context.getLogger("org.springframework.transaction").setLevel(engine);
    }
}
