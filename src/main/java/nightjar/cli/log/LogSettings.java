package nightjar.cli.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;

/// Where logging goes: our own warnings to standard error, since standard output belongs to answers; what libraries say only to those who
/// ask for it, and into the log of a command that fails. What a failed run needs is kept in its folder.
///
/// In code and not in `logback.xml`, because to read that takes an XML parser at every start. Logback finds it as a service.
public final class LogSettings extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        add(context, "last words", new LastWords());
        add(context, "stderr", stderr(context));
        Verbosity.current().apply(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static void add(LoggerContext context, String name, Appender<ILoggingEvent> appender) {
        appender.setContext(context);
        appender.setName(name);
        appender.start();
        context.getLogger("ROOT").addAppender(appender);
    }

    private static Appender<ILoggingEvent> stderr(LoggerContext context) {
        LogLayout layout = new LogLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(java.nio.charset.StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setContext(context);
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder);
        stderr.addFilter(new Ours());
        return stderr;
    }

    /// Keeps libraries quiet, whose errors are told in our own words behind them.
    private static final class Ours extends Filter<ILoggingEvent> {

        @Override
        public FilterReply decide(ILoggingEvent event) {
            return Verbosity.isVerbose() || event.getLoggerName().startsWith("nightjar.")
                    ? FilterReply.NEUTRAL
                    : FilterReply.DENY;
        }
    }
}
