package nightjar.cli.log;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/// Hands what libraries log through the JDK to the log that all others use; the JDK's own handler would print traces.
public final class JdkLog extends Handler {

    private final SimpleFormatter formatter = new SimpleFormatter();

    private JdkLog() {}

    /// From now on, and nothing below a warning.
    public static void takeOver() {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new JdkLog());
    }

    @Override
    public void publish(LogRecord logged) {
        String name = logged.getLoggerName();
        LoggerFactory.getLogger(name == null ? "jdk" : name)
                .warn(formatter.formatMessage(logged), logged.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
