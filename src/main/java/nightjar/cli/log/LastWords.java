package nightjar.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Remembers the last that was logged, whoever said it: libraries are heard only if a command fails after all, and then in its log.
final class LastWords extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final int MOST = 200;
    private static final Deque<String> WORDS = new ArrayDeque<>();

    @Override
    protected void append(ILoggingEvent event) {
        String line = LogLayout.whole(event);
        synchronized (WORDS) {
            if (WORDS.size() == MOST) {
                WORDS.removeFirst();
            }
            WORDS.addLast(line);
        }
    }

    /// What there was, which is told once.
    static List<String> forgotten() {
        synchronized (WORDS) {
            List<String> all = List.copyOf(WORDS);
            WORDS.clear();
            return all;
        }
    }
}
