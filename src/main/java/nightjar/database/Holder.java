package nightjar.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/// The process that works on a run, as its lease names it.
///
/// @param host for people
/// @param machine tells whose process numbers can be compared: equal only for processes that can see each other
/// @param pid process number on that machine
/// @param processStart tells a process from a later one with the same number; -1: unknown
/// @param token tells one lease from every other
/// @param epoch how many times the run has been taken up, from 1
/// @param remaining milliseconds until the lease runs out if it is not renewed; zero or less: it has
public record Holder(
        String host,
        String machine,
        long pid,
        long processStart,
        String token,
        long epoch,
        long remaining) {

    /// The holder in the columns of the table `lease`, with `remaining` for its expiry.
    public static Holder of(ResultSet row) throws SQLException {
        return new Holder(
                row.getString("host"),
                row.getString("machine"),
                row.getLong("pid"),
                row.getLong("process_start"),
                row.getString("token"),
                row.getLong("epoch"),
                row.getLong("remaining"));
    }

    /// Whether somebody works on the run: the lease has not run out and, as far as can be seen from here, its process lives.
    public boolean isAlive() {
        return remaining > 0 && !isGone();
    }

    private boolean isGone() {
        ProcessIdentity here = ProcessIdentity.CURRENT;
        return machine.equals(here.machine()) && !ProcessIdentity.isRunning(pid, processStart);
    }
}
