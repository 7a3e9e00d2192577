package nightjar.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.util.Arrays;
import java.util.Objects;
import nightjar.text.Visible;
import org.slf4j.helpers.MessageFormatter;

/// A line of the log as people read it on standard error: no trace unless they asked for it, and nothing in it that moves their terminal.
final class LogLayout extends LayoutBase<ILoggingEvent> {

    @Override
    public String doLayout(ILoggingEvent event) {
        return Verbosity.isVerbose() ? whole(event) + "\n" : line(event) + "\n";
    }

    private static String line(ILoggingEvent event) {
        return "%-5s %s".formatted(event.getLevel(), message(event));
    }

    /// With the trace.
    static String whole(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return thrown == null
                ? line(event)
                : line(event) + "\n" + Visible.text(ThrowableProxyUtil.asString(thrown));
    }

    /// What is put into a message has no lines, unless it is a trace, which is handed over as it was written.
    private static String message(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        if (arguments == null) {
            return Visible.text(event.getFormattedMessage());
        }
        Object[] shown =
                Arrays.stream(arguments)
                        .map(
                                one ->
                                        one instanceof Number || one instanceof java.io.Writer
                                                ? one
                                                : Visible.line(Objects.toString(one)))
                        .toArray();
        return Visible.text(
                String.valueOf(
                        MessageFormatter.arrayFormat(event.getMessage(), shown).getMessage()));
    }
}
